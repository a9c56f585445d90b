import type { StepView } from '../../../lib/model/step.ts';
import type { Translate } from '../../words/translate.ts';

/** How far a step is that can't be taken back now: it is still being confirmed, or is on its way back already. */
export function underWay({ kind, state, through, rows }: StepView, t: Translate): string {
  if (state === 'confirming') return t(kind === 'resume' ? 'steps.resuming' : 'steps.linking', { through, n: rows });
  if (state === 'undoing') return t('steps.undoing', { through, n: rows });
  return t('steps.returning');
}
