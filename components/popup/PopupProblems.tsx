import type { ProblemView } from '../../lib/model/views.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { Translate } from '../words/translate.ts';

export interface PopupProblemsProps {
  problems: readonly ProblemView[];
  onSolve(problem: ProblemView): void;
  t: Translate;
}

/** Each problem with its one next step. */
export function PopupProblems({ problems, onSolve, t }: PopupProblemsProps) {
  return (
    <ul class="popup-problems" aria-label={t('activity.problems')}>
      {problems.map((view, index) => (
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
  );
}
