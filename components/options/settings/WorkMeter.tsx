import { Button } from '../../ui/Button.tsx';
import type { Translate } from '../../words/translate.ts';
import { Progress } from '../products/bulk/Progress.tsx';

export interface WorkMeterProps {
  /** How much is done, 0 to 1. */
  part: number;
  label: string;
  /** With a count, so that it is seen to move. */
  words: string;
  /** Missing: it can't be stopped any more. */
  onCancel?: (() => void) | undefined;
  t: Translate;
}

/** Long work: a bar, a count, and a way to stop it. */
export function WorkMeter({ part, label, words, onCancel, t }: WorkMeterProps) {
  return (
    <div class="work">
      <div class="work-line">
        <span class="num grow" role="status">
          {words}
        </span>
        {onCancel && (
          <Button size="s" onClick={onCancel}>
            {t('backup.cancel')}
          </Button>
        )}
      </div>
      <Progress done={part} of={1} label={label} />
    </div>
  );
}
