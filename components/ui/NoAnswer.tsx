import type { ComponentChildren } from 'preact';
import type { Translate } from '../words/translate.ts';
import { Button } from './Button.tsx';
import { NoteBox } from './NoteBox.tsx';

export interface NoAnswerProps {
  onTryAgain(): void;
  /** The extension was updated under this page: only opening it again helps, and `onTryAgain` does so. */
  gone?: boolean;
  /** One plain sentence. */
  children?: ComponentChildren;
  t: Translate;
}

/** The extension's background didn't answer: it says so, and offers to ask again. */
export function NoAnswer({ onTryAgain, gone = false, children, t }: NoAnswerProps) {
  return (
    <NoteBox
      icon="fail"
      tone="bad"
      role="alert"
      title={t(gone ? 'app.updated' : 'app.noAnswer')}
      actions={
        <Button size="s" onClick={onTryAgain}>
          {t(gone ? 'updated.reload' : 'app.tryAgain')}
        </Button>
      }
    >
      {children}
    </NoteBox>
  );
}
