import { Icon } from '../ui/Icon.tsx';
import type { Translate } from '../words/translate.ts';
import { PageHead } from './parts/PageHead.tsx';
import type { SetupStep } from './setup-steps.ts';

export interface SetupPageProps {
  steps: readonly SetupStep[];
  t: Translate;
}

/** The first run: what is done, what comes next, and where it is done. */
export function SetupPage({ steps, t }: SetupPageProps) {
  const done = steps.filter((step) => step.done).length;
  const next = steps.find((step) => !step.done);
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
                <span class={`node ${step.done ? 'n-ok' : ''}`}>
                  {step.done ? <Icon name="check" /> : <span class={`ring ${step === next ? 'now' : ''}`} />}
                </span>
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
                {step.href !== null && (
                  <a class={step === next ? 'btn primary s' : 'small'} href={step.href}>
                    {step.link}
                  </a>
                )}
              </li>
            ))}
          </ol>
        </div>
      </section>
    </>
  );
}
