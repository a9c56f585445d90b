import { useState } from 'preact/hooks';
import type { ShiptheoryView } from '../../../lib/model/views.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';

export interface ShiptheoryDisconnectProps {
  account: ShiptheoryView;
  onDisconnect(): Promise<unknown>;
  /** Why it came to nothing, as a sentence. */
  whyNot(error: unknown): string;
  onDisconnected(): void;
  onClose(): void;
  t: Translate;
}

/** Asks before the account is disconnected and says what that stops. */
export function ShiptheoryDisconnect(props: ShiptheoryDisconnectProps) {
  const { account, onDisconnect, whyNot, onDisconnected, onClose, t } = props;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const disconnect = () => {
    setBusy(true);
    setError(null);
    onDisconnect().then(
      () => {
        onDisconnected();
        onClose();
      },
      (failure: unknown) => {
        setBusy(false);
        setError(whyNot(failure));
      },
    );
  };
  return (
    <Dialog
      title={t('shiptheory.disconnectTitle', { name: account.name })}
      narrow
      closeLabel={t('dialog.close')}
      onClose={onClose}
      footer={
        <>
          <span class="grow" role="status">
            {busy ? t('disconnect.busy') : ''}
          </span>
          <button type="button" class="btn quiet" onClick={onClose}>
            {t('form.cancel')}
          </button>
          <button type="button" class="btn primary" disabled={busy} onClick={disconnect}>
            {t('shop.disconnect')}
          </button>
        </>
      }
    >
      <div class="stack">
        {error !== null && <NoteBox icon="fail" tone="bad" title={error} role="alert" />}
        <p>{t('shiptheory.disconnectStops')}</p>
        {account.waiting > 0 && <p>{t('shiptheory.disconnectWaiting', { n: account.waiting })}</p>}
        <p class="soft">{t('shiptheory.disconnectKeeps')}</p>
      </div>
    </Dialog>
  );
}
