import { useEffect, useRef } from 'preact/hooks';
import type { Overview, ProblemView } from '../../../lib/model/views.ts';
import { Empty } from '../../ui/Empty.tsx';
import type { Translate } from '../../words/translate.ts';
import type { Now } from '../parts/Age.tsx';
import type { OptionsPorts } from '../ports.ts';
import { ProblemItem } from './ProblemItem.tsx';

export interface ProblemListProps {
  overview: Overview;
  /** Does a problem's next step. Called while the click is being handled. */
  onSolve(problem: ProblemView): Promise<void>;
  onChoose: OptionsPorts['choose'];
  whyNot(error: unknown): string;
  now: Now;
  t: Translate;
}

/** Everything that needs a person: one sentence and one next step each, the oldest first. Those done go by themselves. */
export function ProblemList({ overview, onSolve, onChoose, whyNot, now, t }: ProblemListProps) {
  const problems = [...overview.problems].sort((a, b) => a.problem.since - b.problem.since);
  const list = useFocusAfter(problems.map(({ problem }) => problem.id).join('\n'));
  return (
    <div ref={list}>
      {problems.length === 0 ? (
        <div class="card" role="status">
          <Empty icon="check" title={t('problems.none')}>
            {t('problems.noneMore', { n: overview.counts })}
          </Empty>
        </div>
      ) : (
        <ul class="card problems" aria-label={t('activity.problems')}>
          {problems.map((view, index) => (
            <ProblemItem
              key={view.problem.id}
              view={view}
              first={index === 0}
              onSolve={onSolve}
              onChoose={onChoose}
              whyNot={whyNot}
              now={now}
              t={t}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

/** A problem that goes takes its button along: the focus that was on it goes to the next one, or to the page's title. */
function useFocusAfter(ids: string) {
  const list = useRef<HTMLDivElement>(null);
  const had = useRef(false);
  useEffect(() => {
    const note = () => {
      had.current = list.current?.contains(document.activeElement) === true;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useEffect(() => {
    if (!had.current || (document.activeElement && document.activeElement !== document.body)) return;
    const next = list.current?.querySelector<HTMLElement>('button') ?? document.querySelector('[data-page-title]');
    if (next instanceof HTMLElement) next.focus({ preventScroll: true });
  }, [ids]);
  return list;
}
