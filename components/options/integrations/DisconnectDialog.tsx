import { useState } from 'preact/hooks';
import type { IntegrationView } from '../../../lib/model/views.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';

export interface DisconnectDialogProps {
  integration: IntegrationView;
  onDisconnect(): Promise<unknown>;
  /** Why it came to nothing, as a sentence. */
  whyNot(error: unknown): string;
  onDisconnected(): void;
  onClose(): void;
  t: Translate;
}

/** Asks before a shop is disconnected and says what that stops. */
export function DisconnectDialog(props: DisconnectDialogProps) {
  const { integration, onDisconnect, whyNot, onDisconnected, onClose, t } = props;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const linked = integration.locations.filter((location) => location.warehouse !== null);
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
      title={t('disconnect.title', { name: integration.name })}
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
        {linked.length > 0 ? (
          <>
            <p>{t('disconnect.stops', { n: linked.length })}</p>
            <ul class="plain-list">
              {linked.map((location) => (
                <li key={location.id}>
                  <bdi>{location.name}</bdi>{' '}
                  <span class="muted">{t('shop.locationIn', { warehouse: location.warehouse ?? '' })}</span>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p>{t('disconnect.stopsNothing')}</p>
        )}
        <p class="soft">{t('disconnect.keeps')}</p>
        {integration.waiting > 0 && <p class="soft">{t('disconnect.waiting', { n: integration.waiting })}</p>}
      </div>
    </Dialog>
  );
}
