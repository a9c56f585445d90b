import type { ProblemView } from '../../lib/model/views.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { Translate } from '../words/translate.ts';

export interface PopupProblemsProps {
  problems: readonly ProblemView[];
  onSolve(problem: ProblemView): void;
  /** Leads to all of them. */
  onAll(): void;
  t: Translate;
}

/** With more than so many, the shops below would be out of sight: then it's fewer, and a way to the others. */
const MOST = 3;

/** The first problems, each with its one next step. */
export function PopupProblems({ problems, onSolve, onAll, t }: PopupProblemsProps) {
  const shown = problems.length > MOST ? problems.slice(0, MOST - 1) : problems;
  const more = problems.length - shown.length;
  return (
    <>
      <ul class="popup-problems" aria-label={t('activity.problems')}>
        {shown.map((view, index) => (
          <li class="prob" key={view.problem.id}>
            <span class="n-bad">
              <Icon name="fail" />
            </span>
            <div class="row">
              <p id={`problem-${index}`}>{view.sentence}</p>
              {view.action !== 'none' && (
                <Button
                  size="s"
                  {...(index === 0 && { kind: 'primary' as const })}
                  aria-describedby={`problem-${index}`}
                  onClick={() => onSolve(view)}
                >
                  {view.step}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <button type="button" class="popup-more" onClick={onAll}>
          <span class="grow">{t('popup.moreProblems', { n: more })}</span>
          <Icon name="right" class="small" />
        </button>
      )}
    </>
  );
}
