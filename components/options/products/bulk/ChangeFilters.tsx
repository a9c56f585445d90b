import type { Effect } from '../../../../lib/bulk/planned.ts';
import { Icon } from '../../../ui/Icon.tsx';
import type { Translate } from '../../../words/translate.ts';
import { EFFECT_LOOKS } from './EffectChip.tsx';

const EFFECTS: readonly Effect[] = ['first', 'raise', 'lower', 'to-zero', 'same', 'refused'];

export interface ChangeFiltersProps {
  counts: Readonly<Record<Effect, number>>;
  total: number;
  filter: Effect | 'all';
  onFilter(filter: Effect | 'all'): void;
  t: Translate;
}

/** One filter per effect that occurs, with its number. */
export function ChangeFilters({ counts, total, filter, onFilter, t }: ChangeFiltersProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields; these are buttons that filter
    <div class="tools" role="group" aria-label={t('review.filters')}>
      <button type="button" class="filter" aria-pressed={filter === 'all'} onClick={() => onFilter('all')}>
        {t('review.all', { n: total })}
      </button>
      {EFFECTS.filter((effect) => counts[effect] > 0).map((effect) => (
        <button
          key={effect}
          type="button"
          class="filter"
          aria-pressed={filter === effect}
          onClick={() => onFilter(effect)}
        >
          <Icon name={EFFECT_LOOKS[effect].icon} />
          {t('review.filter', { action: t(EFFECT_LOOKS[effect].word), n: counts[effect] })}
        </button>
      ))}
    </div>
  );
}
