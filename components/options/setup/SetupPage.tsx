import { useRef } from 'preact/hooks';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { Translate } from '../../words/translate.ts';
import { PageHead } from '../parts/PageHead.tsx';
import type { SetupStep } from './setup-steps.ts';

export interface SetupPageProps {
  steps: readonly SetupStep[];
  /** It was put away, and is looked at all the same. */
  hidden: boolean;
  onHidden(hidden: boolean): void;
  /** Leaves the items that aren't matched as they are; null: there are none to decide on. */
  onReviewed: (() => void) | null;
  t: Translate;
}

/** The first run: what is done, what comes next, and where it is done. */
export function SetupPage({ steps, hidden, onHidden, onReviewed, t }: SetupPageProps) {
  const matches = useRef<HTMLAnchorElement>(null);
  const done = steps.filter((step) => step.done).length;
  const next = steps.find((step) => step.done === false);
  // The button goes with what it was for; the focus stays beside it.
  const leave = () => {
    matches.current?.focus();
    onReviewed?.();
  };
  return (
    <>
      <PageHead title={t('nav.setup')}>{t('setup.lead')}</PageHead>
      <section class="card setup" aria-labelledby="setup-done">
        <header>
          <h2 id="setup-done">{t('setup.done', { done, n: steps.length })}</h2>
        </header>
        <div class="setup-body">
          <div class="meter" aria-hidden="true">
            <i style={{ width: `${(done / steps.length) * 100}%` }} />
          </div>
          <ol class="rail steps">
            {steps.map((step) => (
              <li key={step.name} aria-current={step === next ? 'step' : undefined}>
                <Node step={step} next={step === next} />
                <span>
                  <strong class={step.done || step === next ? '' : 'soft'}>{step.title}</strong>{' '}
                  {step.done && (
                    <span class="st ok">
                      <b>{t('setup.isDone')}</b>
                    </span>
                  )}
                  <span class="muted block" dir="auto">
                    {step.note}
                  </span>
                </span>
                <span class="step-do">
                  <a
                    ref={step.name === 'matches' ? matches : null}
                    class={step === next ? 'btn primary s' : 'small'}
                    href={step.href}
                    aria-label={t('setup.stepLink', { link: step.link, step: step.title })}
                  >
                    {step.link}
                  </a>
                  {step.name === 'matches' && onReviewed && (
                    <Button size="s" kind="quiet" onClick={leave}>
                      {t('setup.matchesLeave')}
                    </Button>
                  )}
                </span>
              </li>
            ))}
          </ol>
        </div>
        <footer class="foot">
          <span class="grow">{t(hidden ? 'setup.isHidden' : 'setup.again')}</span>
          <Button size="s" kind="quiet" onClick={() => onHidden(!hidden)}>
            {t(hidden ? 'settings.checklistShow' : 'settings.checklistHide')}
          </Button>
        </footer>
      </section>
    </>
  );
}

/** A tick, the step that comes next, or one that comes later. */
function Node({ step, next }: { step: SetupStep; next: boolean }) {
  return (
    <span class={`node ${step.done ? 'n-ok' : ''}`}>
      {step.done ? <Icon name="check" /> : <span class={`ring ${next ? 'now' : ''}`} />}
    </span>
  );
}
