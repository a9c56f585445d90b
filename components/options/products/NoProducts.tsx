import type { ProductFilter } from '../../../lib/model/product-query.ts';
import type { Overview } from '../../../lib/model/views.ts';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import type { Translate } from '../../words/translate.ts';
import { href } from '../routes.ts';

export interface NoProductsProps {
  overview: Overview;
  search: string;
  filter: ProductFilter;
  onClear(): void;
  onAll(): void;
  t: Translate;
}

/** Why there is nothing to show, and the way to something. */
export function NoProducts({ overview, search, filter, onClear, onAll, t }: NoProductsProps) {
  if (search !== '') {
    return (
      <Empty
        icon="search"
        title={t('products.noMatch', { search })}
        action={<Button onClick={onClear}>{t('products.clear')}</Button>}
      >
        {t(filter === 'all' ? 'products.noMatchMore' : 'products.noMatchHere')}
      </Empty>
    );
  }
  if (filter !== 'all') {
    return (
      <Empty
        icon="check"
        title={t(`filter.none.${filter}`)}
        action={<Button onClick={onAll}>{t('products.showAll')}</Button>}
      />
    );
  }
  // Products come from the master stock location, so the way there is the next step.
  const ready = overview.master !== null;
  return (
    <Empty
      icon="box"
      title={t('products.none')}
      action={
        !ready && (
          <a class="btn primary" href={href({ page: 'setup' })}>
            {t('products.setUp')}
          </a>
        )
      }
    >
      {t(ready ? 'products.noneReady' : 'products.noneMore')}
    </Empty>
  );
}
