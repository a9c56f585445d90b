import { Icon } from '../../ui/Icon.tsx';
import type { Translate } from '../../words/translate.ts';
import { ACTION_LOOKS } from './ActionChip.tsx';
import { ACTIONS, type Action } from './choice.ts';

export interface ReviewFiltersProps {
  counts: Readonly<Record<Action, number>>;
  total: number;
  filter: Action | 'all';
  onFilter(filter: Action | 'all'): void;
  t: Translate;
}

/** One filter per action that occurs, with its number. */
export function ReviewFilters({ counts, total, filter, onFilter, t }: ReviewFiltersProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields; these are buttons that filter
    <div class="tools" role="group" aria-label={t('review.filters')}>
      <button type="button" class="filter" aria-pressed={filter === 'all'} onClick={() => onFilter('all')}>
        {t('review.all', { n: total })}
      </button>
      {ACTIONS.filter((action) => counts[action] > 0).map((action) => (
        <button
          key={action}
          type="button"
          class="filter"
          aria-pressed={filter === action}
          onClick={() => onFilter(action)}
        >
          <Icon name={ACTION_LOOKS[action].icon} />
          {t('review.filter', { action: t(ACTION_LOOKS[action].word), n: counts[action] })}
        </button>
      ))}
    </div>
  );
}
