import { useState } from 'preact/hooks';
import type { WarehouseDetail } from '../../../lib/model/views.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';

export interface DeleteDialogProps {
  warehouse: WarehouseDetail;
  onDelete(): Promise<FormReply<unknown>>;
  onDeleted(): void;
  onClose(): void;
  t: Translate;
}

/** Asks before a warehouse is deleted and says what that stops. */
export function DeleteDialog({ warehouse, onDelete, onDeleted, onClose, t }: DeleteDialogProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const remove = () => {
    if (busy) return;
    setBusy(true);
    onDelete().then(
      (reply) => {
        setBusy(false);
        if (!reply.ok) return setError(reply.error.sentence);
        onDeleted();
        onClose();
      },
      () => {
        setBusy(false);
        setError(t('app.noAnswer'));
      },
    );
  };
  return (
    <Dialog
      title={t('delete.title', { name: warehouse.name })}
      narrow
      closeLabel={t('dialog.close')}
      onClose={onClose}
      footer={
        <>
          <span class="grow" />
          <button type="button" class="btn quiet" onClick={onClose}>
            {t('form.cancel')}
          </button>
          <button type="button" class="btn primary" aria-disabled={busy} onClick={remove}>
            {t('delete.confirm')}
          </button>
        </>
      }
    >
      <div class="stack">
        {error !== null && <NoteBox icon="fail" tone="bad" title={error} role="alert" />}
        {warehouse.links.length > 0 && (
          <>
            <p>{t('delete.stops', { n: warehouse.links.length })}</p>
            <ul class="plain-list">
              {warehouse.links.map((link) => (
                <li key={link.location}>
                  <bdi>{link.name}</bdi> <span class="muted">· {link.integrationName}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        <p class="soft">{warehouse.skus === 0 ? t('delete.keepsNothing') : t('delete.keeps', { n: warehouse.skus })}</p>
        {warehouse.master && <NoteBox icon="warn" tone="wait" title={t('delete.master')} />}
      </div>
    </Dialog>
  );
}
