import { useState } from 'preact/hooks';
import type { StepView } from '../../../lib/model/step.ts';
import type { Overview } from '../../../lib/model/views.ts';
import { Button } from '../../ui/Button.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import { age } from '../../words/age.ts';
import type { Translate } from '../../words/translate.ts';
import type { Now } from '../parts/Age.tsx';
import { StepUndo } from './StepUndo.tsx';
import type { StepPorts } from './step-ports.ts';
import { underWay } from './under-way.ts';

export interface StepListProps {
  overview: Overview;
  ports: StepPorts;
  now: Now;
  t: Translate;
}

/** First syncs and pulls that can be taken back as a whole, newest first; nothing where there are none. */
export function StepList({ overview, ports, now, t }: StepListProps) {
  const [undoing, setUndoing] = useState<string | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const steps = overview.steps ?? [];
  const nameOf = ({ location }: StepView): string => {
    const links = overview.warehouses.flatMap((warehouse) => warehouse.links);
    const link = links.find((each) => each.location === location);
    return link ? `${link.name} · ${link.integrationName}` : '';
  };
  return (
    <>
      <div role="status">{told !== null && <NoteBox icon="check" tone="ok" title={told} />}</div>
      {steps.length > 0 && (
        <section class="card undo-steps" aria-label={t('steps.list')}>
          <h2 class="undo-steps-title">{t('steps.list')}</h2>
          <ul>
            {steps.map((step) => (
              <li key={step.id}>
                <div>
                  <p class="strong" dir="auto">
                    {t(`steps.${step.kind}`, { location: nameOf(step) })}
                  </p>
                  <small>{stateOf(step, now, t)}</small>
                </div>
                {step.until !== null && (
                  <Button
                    size="s"
                    icon="undo"
                    label={t(`steps.title.${step.kind}`, { location: nameOf(step) })}
                    onClick={() => setUndoing(step.id)}
                  >
                    {t('steps.undoShort')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <StepUndo
        overview={overview}
        step={undoing}
        ports={ports}
        onDone={(words) => {
          setUndoing(null);
          setTold(words);
        }}
        onClose={() => setUndoing(null)}
        t={t}
      />
    </>
  );
}

function stateOf(step: StepView, now: Now, t: Translate): string {
  const { at, rows, until } = step;
  if (until === null) return underWay(step, t);
  return t('steps.meta', { n: rows, ago: age(t, now.value - at), until: t.moment(until, 'date') });
}
