import { Button } from '../../ui/Button.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import { href } from '../routes.ts';

export interface SetupFinishedProps {
  onClose(): void;
  t: Translate;
}

/** Says, once, that everything is set up. */
export function SetupFinished({ onClose, t }: SetupFinishedProps) {
  // The note goes, so the focus goes to the title of the page below.
  const close = (button: HTMLElement) => {
    button.closest('main')?.querySelector<HTMLElement>('[data-page-title]')?.focus({ preventScroll: true });
    onClose();
  };
  return (
    <NoteBox
      icon="check"
      tone="ok"
      title={t('setup.finished')}
      actions={
        <>
          <a class="btn s" href={href({ page: 'products', sku: null })} onClick={onClose}>
            {t('setup.onLink')}
          </a>
          <Button size="s" kind="quiet" onClick={(event) => close(event.currentTarget)}>
            {t('setup.close')}
          </Button>
        </>
      }
    >
      {t('setup.finishedMore')}
    </NoteBox>
  );
}
