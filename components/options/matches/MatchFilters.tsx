import type { MatchRow } from '../../../lib/model/match-row.ts';
import { SearchBox } from '../../ui/SearchBox.tsx';
import type { Translate } from '../../words/translate.ts';

export type MatchFilter = MatchRow['kind'] | 'all';

/** What needs somebody comes first. */
export const KINDS: readonly MatchRow['kind'][] = [
  'duplicate',
  'differs',
  'no-sku',
  'untracked',
  'not-in-master',
  'not-in-shop',
  'matched',
];

export interface MatchFiltersProps {
  rows: readonly MatchRow[];
  filter: MatchFilter;
  onFilter(filter: MatchFilter): void;
  search: string;
  onSearch(search: string): void;
  t: Translate;
}

/** A search field, and one filter per kind that occurs, with its number: what needs somebody comes first. */
export function MatchFilters({ rows, filter, onFilter, search, onSearch, t }: MatchFiltersProps) {
  const counts = new Map<MatchRow['kind'], number>();
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return (
    <>
      <div class="tools">
        <SearchBox
          class="grow"
          label={t('matches.search')}
          hint={t('matches.searchHint')}
          value={search}
          onValue={onSearch}
        />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields; these are buttons that filter */}
      <div class="tools" role="group" aria-label={t('matches.filters')}>
        <button type="button" class="filter" aria-pressed={filter === 'all'} onClick={() => onFilter('all')}>
          {t('matches.all', { n: rows.length })}
        </button>
        {KINDS.filter((kind) => counts.has(kind)).map((kind) => (
          <button key={kind} type="button" class="filter" aria-pressed={filter === kind} onClick={() => onFilter(kind)}>
            {t('matches.filter', { kind: t(`matches.${kind}`), n: counts.get(kind) ?? 0 })}
          </button>
        ))}
      </div>
    </>
  );
}
