import type { Overview, ProblemView } from '../../../lib/model/views.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { age } from '../../words/age.ts';
import type { Translate } from '../../words/translate.ts';
import type { Now } from '../parts/Age.tsx';

export interface ProblemListProps {
  overview: Overview;
  onSolve(problem: ProblemView): void;
  now: Now;
  t: Translate;
}

/** Everything that needs a person: one sentence and one next step each, the oldest first. */
export function ProblemList({ overview, onSolve, now, t }: ProblemListProps) {
  const problems = [...overview.problems].sort((a, b) => a.problem.since - b.problem.since);
  if (problems.length === 0)
    return (
      <div class="card">
        <Empty icon="check" title={t('problems.none')}>
          {t('problems.noneMore', { n: overview.counts })}
        </Empty>
      </div>
    );
  return (
    <ul class="card problems" aria-label={t('activity.problems')}>
      {problems.map((view, index) => (
        <li class="prob" key={view.problem.id}>
          <span class="n-bad">
            <Icon name="fail" />
          </span>
          <div>
            <p class="strong" id={`problem-${index}`}>
              {view.sentence}
            </p>
            <small>{t('problems.since', { age: age(t, now.value - view.problem.since) })}</small>
          </div>
          {view.action !== 'none' && (
            <button
              type="button"
              class={index === 0 ? 'btn primary' : 'btn'}
              aria-describedby={`problem-${index}`}
              onClick={() => onSolve(view)}
            >
              {view.step}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
