import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ProblemView } from '../../../lib/model/views.ts';
import { Icon } from '../../ui/Icon.tsx';
import { StateWord } from '../../ui/StateWord.tsx';
import { age } from '../../words/age.ts';
import { figure } from '../../words/figure.ts';
import type { Translate } from '../../words/translate.ts';
import type { Now } from '../parts/Age.tsx';
import type { OptionsPorts } from '../ports.ts';
import { choicesOf } from './problem-choices.ts';

export interface ProblemItemProps {
  view: ProblemView;
  /** The one primary button of the page. */
  first: boolean;
  onSolve(problem: ProblemView): Promise<void>;
  onChoose: OptionsPorts['choose'];
  whyNot(error: unknown): string;
  now: Now;
  t: Translate;
}

/** One problem: its sentence, since when, and its next step, with what came of it right there. */
export function ProblemItem({ view, first, onSolve, onChoose, whyNot, now, t }: ProblemItemProps) {
  const [state, setState] = useState<{ kind: 'rest' | 'working' } | { kind: 'failed'; why: string }>({ kind: 'rest' });
  const id = useId();
  const alive = useRef(true);
  useEffect(
    () => () => {
      alive.current = false;
    },
    [],
  );
  const { problem } = view;
  const choices = view.action === 'choose' ? choicesOf(problem) : null;
  const working = state.kind === 'working';

  const act = (work: Promise<unknown>) => {
    setState({ kind: 'working' });
    work.then(
      () => alive.current && setState({ kind: 'rest' }),
      (error: unknown) => alive.current && setState({ kind: 'failed', why: whyNot(error) }),
    );
  };

  return (
    <li class="prob">
      <span class="n-bad">
        <Icon name="fail" />
      </span>
      <div>
        <p class="strong" id={id}>
          {view.sentence}
        </p>
        <small>{t('problems.since', { age: age(t, now.value - problem.since) })}</small>
        <span class="prob-state" role="status">
          {working && <StateWord tone="go" icon="refresh" turning word={t('problems.working')} />}
          {state.kind === 'failed' && <StateWord tone="bad" icon="fail" word={state.why} />}
        </span>
      </div>
      {choices ? (
        <div class="prob-choices">
          {choices.map(({ word, count, applied, place }) => (
            <button
              key={word}
              type="button"
              class="btn"
              aria-describedby={id}
              aria-disabled={working}
              onClick={() => !working && act(onChoose({ ...place, applied }))}
            >
              {t(word, { count: figure(t, count) })}
            </button>
          ))}
        </div>
      ) : (
        view.action !== 'none' && (
          <button
            type="button"
            class={first ? 'btn primary' : 'btn'}
            aria-describedby={id}
            aria-disabled={working}
            onClick={() => !working && act(onSolve(view))}
          >
            {view.step}
          </button>
        )
      )}
    </li>
  );
}
