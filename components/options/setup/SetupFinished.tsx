import { Button } from '../../ui/Button.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import { href } from '../routes.ts';

export interface SetupFinishedProps {
  /** It is said above the products, so nothing leads there. */
  atProducts: boolean;
  onClose(): void;
  t: Translate;
}

/** Says that everything is set up, until somebody has seen it. */
export function SetupFinished({ atProducts, onClose, t }: SetupFinishedProps) {
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
          {!atProducts && (
            <a class="btn s" href={href({ page: 'products', sku: null })} onClick={onClose}>
              {t('setup.onLink')}
            </a>
          )}
          <Button
            size="s"
            {...(!atProducts && { kind: 'quiet' as const })}
            onClick={(event) => close(event.currentTarget)}
          >
            {t('setup.close')}
          </Button>
        </>
      }
    >
      {t('setup.finishedMore')}
    </NoteBox>
  );
}
