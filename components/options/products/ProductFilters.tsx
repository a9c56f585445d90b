import { PRODUCT_FILTERS, type ProductFilter } from '../../../lib/model/product-query.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/icons.ts';
import { figure } from '../../words/figure.ts';
import type { Translate } from '../../words/translate.ts';
import type { Tally } from './use-tally.ts';

const ICONS: Readonly<Partial<Record<ProductFilter, IconName>>> = {
  low: 'down',
  zero: 'zero',
  differs: 'warn',
  problem: 'fail',
  'not-in-master': 'flag',
};

export interface ProductFiltersProps {
  filter: ProductFilter;
  tally: Tally | null;
  onFilter(filter: ProductFilter): void;
  t: Translate;
}

/** One filter at a time, each with how many products it would leave. */
export function ProductFilters({ filter, tally, onFilter, t }: ProductFiltersProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields; these are buttons that filter
    <div class="filters" role="group" aria-label={t('products.filters')}>
      {PRODUCT_FILTERS.map((each) => {
        const icon = ICONS[each];
        return (
          <button key={each} type="button" class="filter" aria-pressed={each === filter} onClick={() => onFilter(each)}>
            {icon && <Icon name={icon} />}
            {t(`filter.${each}`)}
            {tally && <span class="num"> {figure(t, tally[each])}</span>}
          </button>
        );
      })}
    </div>
  );
}
