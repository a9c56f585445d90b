import { useState } from 'preact/hooks';
import type { Overview } from '../../../lib/model/views.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import { Field } from '../parts/Field.tsx';
import type { DataPorts } from './data-ports.ts';
import { SavingState } from './SavingState.tsx';
import { useSaving } from './use-saving.ts';

export interface DeleteAllDialogProps {
  overview: Overview;
  ports: DataPorts;
  onDeleted(): void;
  onClose(): void;
  t: Translate;
}

/** Says what goes and what stays, offers a backup, and waits for a word to be typed. */
export function DeleteAllDialog({ overview, ports, onDeleted, onClose, t }: DeleteAllDialogProps) {
  const { saving, save, cancel } = useSaving(ports);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const word = t('wipe.word');
  const isMeant = typed.trim().toLowerCase() === word.toLowerCase();

  const remove = () => {
    if (!isMeant || busy || saving.kind === 'writing') return;
    setBusy(true);
    setFailed(false);
    ports.deleteAll().then(onDeleted, () => {
      setBusy(false);
      setFailed(true);
    });
  };

  return (
    <Dialog
      title={t('wipe.title')}
      narrow
      closeLabel={t('dialog.close')}
      onClose={() => !busy && onClose()}
      footer={
        <>
          <span class="grow" role="status">
            {busy ? t('wipe.busy') : ''}
          </span>
          <Button kind="quiet" disabled={busy} onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button kind="primary" disabled={!isMeant || busy || saving.kind === 'writing'} onClick={remove}>
            {t('wipe.confirm')}
          </Button>
        </>
      }
    >
      <form
        class="stack gap"
        onSubmit={(event) => {
          event.preventDefault();
          remove();
        }}
      >
        {failed && <NoteBox icon="fail" tone="bad" role="alert" title={t('app.noAnswer')} />}
        <section>
          <p>{t('wipe.goes')}</p>
          <ul class="plain-list">
            <li>
              {t('wipe.data', {
                warehouses: t('restore.warehouses', { n: overview.warehouses.length }),
                skus: t('restore.skus', { n: overview.products }),
              })}
            </li>
            <li>{t('wipe.keys')}</li>
            <li>{t('wipe.settings')}</li>
          </ul>
        </section>
        <section>
          <p>{t('wipe.stays')}</p>
          <ul class="plain-list">
            <li>{t('wipe.shops')}</li>
            <li>{t('wipe.number')}</li>
          </ul>
        </section>
        <p class="soft">{t('wipe.panels')}</p>
        <div class="row">
          <Button size="s" icon="file" disabled={saving.kind === 'writing' || busy} onClick={save}>
            {t('wipe.backup')}
          </Button>
        </div>
        <SavingState saving={saving} onCancel={cancel} t={t} />
        <Field label={t('wipe.type', { word })}>
          {(links) => (
            <input
              {...links}
              class="in"
              value={typed}
              autocomplete="off"
              spellcheck={false}
              onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
