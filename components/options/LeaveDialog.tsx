import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import type { Translate } from '../words/translate.ts';

/** Asked before something typed and not saved is left behind. */
export function LeaveDialog({ onLeave, t }: { onLeave(leave: boolean): void; t: Translate }) {
  return (
    <Dialog
      title={t('leave.title')}
      closeLabel={t('dialog.close')}
      narrow
      onClose={() => onLeave(false)}
      footer={
        <>
          <span class="grow" />
          <Button kind="quiet" onClick={() => onLeave(true)}>
            {t('leave.leave')}
          </Button>
          <Button kind="primary" onClick={() => onLeave(false)}>
            {t('leave.stay')}
          </Button>
        </>
      }
    >
      <p>{t('leave.text')}</p>
    </Dialog>
  );
}
