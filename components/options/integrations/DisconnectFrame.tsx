import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';

export interface DisconnectFrameProps {
  title: string;
  onDisconnect(): Promise<unknown>;
  /** Why it came to nothing, as a sentence. */
  whyNot(error: unknown): string;
  onDisconnected(): void;
  onClose(): void;
  /** What it stops, and what it keeps. */
  children: ComponentChildren;
  t: Translate;
}

/** Asks before something is disconnected; stays open, with the reason, when that came to nothing. */
export function DisconnectFrame(props: DisconnectFrameProps) {
  const { title, onDisconnect, whyNot, onDisconnected, onClose, children, t } = props;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const disconnect = () => {
    if (busy) return;
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
      title={title}
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
          <button type="button" class="btn primary" aria-disabled={busy} onClick={disconnect}>
            {t('shop.disconnect')}
          </button>
        </>
      }
    >
      <div class="stack">
        {error !== null && <NoteBox icon="fail" tone="bad" title={error} role="alert" />}
        {children}
      </div>
    </Dialog>
  );
}
