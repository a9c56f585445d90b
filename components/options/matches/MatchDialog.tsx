import { useState } from 'preact/hooks';
import type { MatchRow } from '../../../lib/model/match-row.ts';
import type { FormError } from '../../../lib/model/views.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import type { Translate } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';
import { Field } from '../parts/Field.tsx';

export interface MatchDialogProps {
  row: MatchRow;
  onSave(sku: string): Promise<FormReply<unknown>>;
  onSaved(): void;
  onClose(): void;
  t: Translate;
}

/** Asks which SKU an item is. */
export function MatchDialog({ row, onSave, onSaved, onClose, t }: MatchDialogProps) {
  const [sku, setSku] = useState('');
  const [error, setError] = useState<FormError | null>(null);
  const [busy, setBusy] = useState(false);
  const save = () => {
    if (sku.trim() === '') return setError({ field: 'sku', sentence: t('matches.skuMissing') });
    setBusy(true);
    setError(null);
    onSave(sku).then(
      (reply) => {
        setBusy(false);
        if (reply.ok) onSaved();
        else setError(reply.error);
      },
      () => {
        setBusy(false);
        setError({ field: null, sentence: t('app.noAnswer') });
      },
    );
  };
  return (
    <Dialog
      title={t('matches.matchItem', { title: row.title })}
      narrow
      closeLabel={t('dialog.close')}
      onClose={onClose}
      footer={
        <>
          <span class="grow" />
          <Button kind="quiet" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button kind="primary" disabled={busy} onClick={save}>
            {t('matches.match')}
          </Button>
        </>
      }
    >
      <Field label={t('matches.sku')} help={t('matches.skuHelp')} error={error?.sentence}>
        {(links) => (
          <input
            {...links}
            class="in m mono"
            autocomplete="off"
            value={sku}
            onInput={(event) => setSku(event.currentTarget.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
