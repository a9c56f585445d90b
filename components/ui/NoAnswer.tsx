import type { Translate } from '../words/translate.ts';
import { Button } from './Button.tsx';
import { NoteBox } from './NoteBox.tsx';

/** The extension's background didn't answer: it says so, and offers to ask again. */
export function NoAnswer({ onTryAgain, t }: { onTryAgain(): void; t: Translate }) {
  return (
    <NoteBox
      icon="fail"
      tone="bad"
      role="alert"
      title={t('app.noAnswer')}
      actions={
        <Button size="s" onClick={onTryAgain}>
          {t('app.tryAgain')}
        </Button>
      }
    />
  );
}
