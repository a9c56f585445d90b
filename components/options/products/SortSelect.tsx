import type { ProductSort } from '../../../lib/model/product-query.ts';
import type { WarehouseView } from '../../../lib/model/views.ts';
import { Button } from '../../ui/Button.tsx';
import type { Translate } from '../../words/translate.ts';

export interface SortSelectProps {
  warehouses: readonly WarehouseView[];
  sort: ProductSort;
  onSort(sort: ProductSort): void;
  t: Translate;
}

/** Where there is no head to press, since rows are cards. */
export function SortSelect({ warehouses, sort, onSort, t }: SortSelectProps) {
  const value = sort.by === 'count' ? `count/${sort.warehouse}` : sort.by;
  const choose = (chosen: string) => {
    const [by = 'title', ...rest] = chosen.split('/');
    if (by === 'count') onSort({ by, warehouse: rest.join('/'), descending: false });
    else if (by === 'title' || by === 'sku' || by === 'state') onSort({ by, warehouse: null, descending: false });
  };
  return (
    <>
      <select
        class="in m sort-by"
        aria-label={t('products.sortBy')}
        value={value}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="title">{t('products.byTitle')}</option>
        <option value="sku">{t('products.bySku')}</option>
        {warehouses.map(({ id, name }) => (
          <option key={id} value={`count/${id}`}>
            {name}
          </option>
        ))}
        <option value="state">{t('products.state')}</option>
      </select>
      <Button
        size="s"
        icon={sort.descending ? 'down' : 'up'}
        label={t(sort.descending ? 'products.descending' : 'products.ascending')}
        onClick={() => onSort({ ...sort, descending: !sort.descending })}
      />
    </>
  );
}
