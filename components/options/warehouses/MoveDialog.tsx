import { useEffect, useRef, useState } from 'preact/hooks';
import type { WarehouseDetail } from '../../../lib/model/views.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';
import { Field } from '../parts/Field.tsx';
import { focusWrong } from '../parts/focus-wrong.ts';

export interface MoveDialogProps {
  link: WarehouseDetail['links'][number];
  from: WarehouseDetail;
  /** Where it may go. */
  others: readonly WarehouseDetail[];
  /** Where it was dropped; null: not chosen yet. */
  to: string | null;
  onMove(to: WarehouseDetail): Promise<FormReply<unknown>>;
  onMoved(): void;
  onClose(): void;
  t: Translate;
}

/** Asks before a location goes to another warehouse, and says what that stops there; its review follows. */
export function MoveDialog({ link, from, others, to, onMove, onMoved, onClose, t }: MoveDialogProps) {
  const [chosen, setChosen] = useState(to ?? (others.length === 1 ? (others[0]?.id ?? '') : ''));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<{ field: boolean; sentence: string } | null>(null);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => focusWrong(body.current), [error]);
  const warehouse = others.find((each) => each.id === chosen);

  const move = () => {
    if (!warehouse) return setError({ field: true, sentence: t('move.choose') });
    setBusy(true);
    setError(null);
    onMove(warehouse).then(
      (reply) => {
        setBusy(false);
        if (reply.ok) onMoved();
        else setError({ field: false, sentence: reply.error.sentence });
      },
      () => {
        setBusy(false);
        setError({ field: false, sentence: t('app.noAnswer') });
      },
    );
  };

  return (
    <Dialog
      title={t('move.title', { location: link.name })}
      narrow
      closeLabel={t('dialog.close')}
      onClose={onClose}
      footer={
        <>
          <span class="grow" role="status">
            {busy && t('move.busy')}
          </span>
          <Button kind="quiet" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button kind="primary" busy={busy} onClick={move}>
            {t('move.confirm')}
          </Button>
        </>
      }
    >
      <div class="stack" ref={body}>
        {error !== null && !error.field && <NoteBox icon="fail" tone="bad" title={error.sentence} role="alert" />}
        <Field label={t('move.to')} error={error?.field ? error.sentence : null}>
          {(links) => (
            <select {...links} class="in" value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
              <option value="">{t('warehouse.choose')}</option>
              {others.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <ul class="plain-list">
          <li>{t('move.stops', { warehouse: from.name })}</li>
          <li>{t('move.keeps')}</li>
          <li>{warehouse ? t('move.starts', { warehouse: warehouse.name }) : t('move.startsThere')}</li>
        </ul>
      </div>
    </Dialog>
  );
}
