import { figure } from '../../words/figure.ts';
import type { Translate } from '../../words/translate.ts';

export interface BecomesProps {
  before: number | null;
  after: number | null;
  t: Translate;
}

/** "5 → 8"; the one figure where nothing became of it. Goes after something that sets its size and figures. */
export function Becomes({ before, after, t }: BecomesProps) {
  const now = <strong>{figure(t, after)}</strong>;
  if (before === after) return now;
  return (
    <>
      <span class="muted">
        {figure(t, before)} <span aria-hidden="true">→</span>
        <span class="sr">{t('history.to')}</span>
      </span>{' '}
      {now}
    </>
  );
}
