import { useEffect, useState } from 'preact/hooks';
import type { SomeSkus } from '../../../lib/model/preview.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import { withMarks } from '../../ui/odd-spaces.ts';
import type { Translate } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';
import { FIRST_STAGE, type Watching } from '../reading/reading.ts';
import { stageWords } from '../reading/stage-words.ts';
import { useReading } from '../reading/use-reading.ts';
import { useSeldom } from '../reading/use-seldom.ts';

export interface MasterDifference {
  /** SKUs that would enter the catalogue, and those of it that aren't there. */
  enter: SomeSkus;
  missing: SomeSkus;
}

export interface MasterDialogProps {
  /** Names of the location until now and of the one wanted. */
  from: string;
  to: string;
  /** It has other locations in its warehouse. */
  held: boolean;
  /** Reads its whole shop; writes nothing. */
  onPreview(watching: Watching): Promise<FormReply<MasterDifference>>;
  onConfirm(): void;
  onClose(): void;
  t: Translate;
}

/** What another master stock location would change, before it is chosen. */
export function MasterDialog({ from, to, held, onPreview, onConfirm, onClose, t }: MasterDialogProps) {
  const [reply, setReply] = useState<FormReply<MasterDifference> | null>(null);
  const reading = useReading<MasterDifference>();
  const read = () => {
    setReply(null);
    reading
      .read(onPreview)
      .then(setReply, () => setReply({ ok: false, error: { field: null, sentence: t('app.noAnswer') } }));
  };
  useEffect(read, []);
  const figures = stageWords(reading.stage ?? FIRST_STAGE, t);
  const said = useSeldom([t('master.reading', { location: to }), figures].join('. '), String(reply === null));
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
        {reply === null && (
          <div>
            <p class="hint">{t('master.reading', { location: to })}</p>
            <p class="hint">{figures}</p>
          </div>
        )}
        <div role="status" class="stack">
          {reply === null && <p class="sr">{said}</p>}
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
                {t('review.readAgain')}
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
      {enter.n === 0 && missing.n === 0 && <NoteBox icon="check" tone="ok" title={t('master.same')} />}
      {enter.n > 0 && (
        <NoteBox icon="plus" tone="ok" title={t('master.enter', { n: enter.n })}>
          {t('master.enterMore', { n: enter.n })} <Skus of={enter} t={t} />
        </NoteBox>
      )}
      {missing.n > 0 && (
        <NoteBox icon="warn" tone="wait" title={t('master.missing', { n: missing.n })}>
          {t('master.missingMore', { n: missing.n })} <Skus of={missing} t={t} />
        </NoteBox>
      )}
    </>
  );
}

function Skus({ of: { n, some }, t }: { of: SomeSkus; t: Translate }) {
  const named = some.map(withMarks).join(', ');
  const rest = n - some.length;
  return <span class="mono block">{rest > 0 ? t('master.some', { skus: named, n: rest }) : named}</span>;
}
