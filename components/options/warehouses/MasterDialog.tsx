import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';

export interface MasterDifference {
  /** SKUs that would enter the catalogue, and those of it that aren't there. */
  enter: string[];
  missing: string[];
}

export interface MasterDialogProps {
  /** Names of the location until now and of the one wanted. */
  from: string;
  to: string;
  /** It has other locations in its warehouse. */
  held: boolean;
  onPreview(): Promise<FormReply<MasterDifference>>;
  onConfirm(): void;
  onClose(): void;
  t: Translate;
}

/** So many SKUs are named; the rest is a number. */
const NAMED = 12;

/** What another master stock location would change, before it is chosen. */
export function MasterDialog({ from, to, held, onPreview, onConfirm, onClose, t }: MasterDialogProps) {
  const [reply, setReply] = useState<FormReply<MasterDifference> | null>(null);
  const read = () => {
    setReply(null);
    onPreview().then(setReply, () => setReply({ ok: false, error: { field: null, sentence: t('app.noAnswer') } }));
  };
  useEffect(read, []);
  return (
    <Dialog
      title={t('master.title')}
      narrow
      closeLabel={t('dialog.close')}
      onClose={onClose}
      footer={
        <>
          <span class="grow" />
          <Button kind="quiet" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button kind="primary" disabled={!reply?.ok} onClick={onConfirm}>
            {t('master.confirm')}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p>{t('master.lead', { from, to })}</p>
        <div role="status" class="stack">
          {reply === null && <p class="hint">{t('master.reading', { location: to })}</p>}
          {reply?.ok && <Difference {...reply.value} t={t} />}
          {reply?.ok && held && <p class="hint">{t('master.held')}</p>}
        </div>
        {reply?.ok === false && (
          <NoteBox
            icon="fail"
            tone="bad"
            role="alert"
            title={reply.error.sentence}
            actions={
              <Button size="s" onClick={read}>
                {t('app.tryAgain')}
              </Button>
            }
          />
        )}
      </div>
    </Dialog>
  );
}

function Difference({ enter, missing, t }: MasterDifference & { t: Translate }) {
  return (
    <>
      {enter.length === 0 && missing.length === 0 && <NoteBox icon="check" tone="ok" title={t('master.same')} />}
      {enter.length > 0 && (
        <NoteBox icon="plus" tone="ok" title={t('master.enter', { n: enter.length })}>
          {t('master.enterMore', { n: enter.length })} <Skus skus={enter} t={t} />
        </NoteBox>
      )}
      {missing.length > 0 && (
        <NoteBox icon="warn" tone="wait" title={t('master.missing', { n: missing.length })}>
          {t('master.missingMore')} <Skus skus={missing} t={t} />
        </NoteBox>
      )}
    </>
  );
}

function Skus({ skus, t }: { skus: readonly string[]; t: Translate }) {
  const named = skus.slice(0, NAMED).join(', ');
  const rest = skus.length - NAMED;
  return <span class="mono">{rest > 0 ? t('master.some', { skus: named, n: rest }) : named}</span>;
}
