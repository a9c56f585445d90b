import { useRef, useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { NoteBox } from '../../../ui/NoteBox.tsx';
import type { Translate } from '../../../words/translate.ts';
import type { OptionsPorts } from '../../ports.ts';
import { RefusedList } from './BulkOutcome.tsx';
import type { BulkDone } from './done.ts';
import { runUndo, type UndoResult } from './run-undo.ts';

export interface BulkNoteProps {
  done: BulkDone;
  nameOf(warehouse: string): string;
  ports: OptionsPorts;
  onClose(): void;
  t: Translate;
}

/** Tells that a bulk was saved, and takes it back as a whole: what was sold since stays sold. */
export function BulkNote({ done, nameOf, ports, onClose, t }: BulkNoteProps) {
  const [undoing, setUndoing] = useState<number | null>(null);
  const [result, setResult] = useState<UndoResult | null>(null);
  const note = useRef<HTMLDivElement>(null);
  const undo = async () => {
    // The button goes while it is done; the focus stays beside it.
    note.current?.focus({ preventScroll: true });
    setUndoing(0);
    setResult(null);
    const wait = (millis: number) => new Promise<void>((resolve) => setTimeout(resolve, millis));
    setResult(await runUndo(done.bulk, { ports, wait, onProgress: setUndoing }));
    setUndoing(null);
  };
  const words = () => {
    if (undoing !== null) return t('outcome.undoing', { done: undoing, n: done.applied });
    return result === null ? t('outcome.saved', { n: done.applied }) : t('outcome.undone', { n: result.undone });
  };
  const canUndo = undoing === null && (result === null || result.trouble !== null);
  const bad = result !== null && (result.refused.length > 0 || result.trouble !== null);
  return (
    <div ref={note} role="status" class="bulk-note" tabIndex={-1}>
      <NoteBox
        icon={bad ? 'warn' : 'check'}
        tone={bad ? 'wait' : 'ok'}
        title={words()}
        actions={
          <>
            {canUndo && (
              <Button size="s" icon="undo" onClick={() => void undo()}>
                {t('foot.undo')}
              </Button>
            )}
            {undoing === null && (
              <Button size="s" kind="quiet" onClick={onClose}>
                {t('dialog.close')}
              </Button>
            )}
          </>
        }
      >
        {result?.trouble ?? (result === null ? t('outcome.savedMore') : undefined)}
      </NoteBox>
      {result !== null && result.refused.length > 0 && (
        <div class="card pad outcome">
          <p class="strong">{t('outcome.notUndone', { n: result.refused.length })}</p>
          <RefusedList refused={result.refused} nameOf={nameOf} t={t} />
        </div>
      )}
    </div>
  );
}
