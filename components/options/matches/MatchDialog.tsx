import { useEffect, useState } from 'preact/hooks';
import type { MatchChange } from '../../../lib/model/match-change.ts';
import type { MatchRow } from '../../../lib/model/match-row.ts';
import type { FormError } from '../../../lib/model/views.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import { Sku } from '../../ui/Sku.tsx';
import type { Translate } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';
import { Field } from '../parts/Field.tsx';
import { MatchChanges } from './MatchChanges.tsx';

export interface MatchPreview {
  /** What the item would be; null: in sync with nothing. */
  sku: string | null;
  changes: readonly MatchChange[];
}

export interface MatchDialogProps {
  row: MatchRow;
  /** The shop's name. */
  shop: string;
  /** Says what it would do to the item's figures; changes nothing. `sku` null: the shop's own. */
  onPreview(sku: string | null): Promise<FormReply<MatchPreview>>;
  onSave(sku: string | null): Promise<FormReply<unknown>>;
  onSaved(): void;
  onClose(): void;
  t: Translate;
}

/** Asks which SKU an item is, or gives one that was matched by hand its own again: what that does is shown first. */
export function MatchDialog({ row, shop, onPreview, onSave, onSaved, onClose, t }: MatchDialogProps) {
  const own = row.byHand === true;
  const [sku, setSku] = useState(row.near ?? '');
  const [error, setError] = useState<FormError | null>(null);
  const [busy, setBusy] = useState<'reading' | 'saving' | null>(null);
  const [preview, setPreview] = useState<MatchPreview | null>(null);
  const wanted = own ? null : sku;

  const ask = <Value,>(what: 'reading' | 'saving', work: Promise<FormReply<Value>>, onOk: (value: Value) => void) => {
    setBusy(what);
    setError(null);
    work.then(
      (reply) => {
        setBusy(null);
        if (reply.ok) onOk(reply.value);
        else setError(reply.error);
      },
      () => {
        setBusy(null);
        setError({ field: null, sentence: t('app.noAnswer') });
      },
    );
  };
  const read = () => {
    if (wanted?.trim() === '') return setError({ field: 'sku', sentence: t('matches.skuMissing') });
    ask('reading', onPreview(wanted), setPreview);
  };
  // With nothing to type there is something to see at once.
  useEffect(() => {
    if (own || row.near !== undefined) read();
  }, []);
  const submit = (event: Event) => {
    event.preventDefault();
    if (busy !== null) return;
    if (preview === null) read();
    else ask('saving', onSave(wanted), onSaved);
  };
  const atField = error?.field === 'sku' && !own;

  return (
    <Dialog
      title={t(own ? 'matches.unmatchItem' : 'matches.matchItem', { title: row.title })}
      narrow
      closeLabel={t('dialog.close')}
      onClose={onClose}
      footer={
        <>
          <span class="grow" role="status">
            {busy === 'reading' && t('matches.previewing', { name: shop })}
          </span>
          <Button kind="quiet" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button kind="primary" busy={busy !== null} onClick={submit}>
            {t(preview === null ? 'matches.match' : 'review.confirm')}
          </Button>
        </>
      }
    >
      <form class="stack" onSubmit={submit} noValidate>
        <p class="soft match-own">
          {row.variant !== null && <bdi>{row.variant} · </bdi>}
          <span class="muted">{t('matches.shopSku', { name: shop })}</span> <Sku sku={row.sku} t={t} />
        </p>
        {!own && (
          <Field label={t('matches.sku')} help={t('matches.skuHelp')} error={atField ? error.sentence : null}>
            {(links) => (
              <input
                {...links}
                autofocus
                class="in m mono"
                autocomplete="off"
                value={sku}
                onInput={(event) => {
                  setSku(event.currentTarget.value);
                  // Another SKU does something else.
                  setPreview(null);
                  setError(null);
                }}
              />
            )}
          </Field>
        )}
        {error !== null && !atField && <NoteBox icon="fail" tone="bad" role="alert" title={error.sentence} />}
        <div role="status">{preview && <MatchChanges {...preview} shop={shop} t={t} />}</div>
      </form>
    </Dialog>
  );
}
