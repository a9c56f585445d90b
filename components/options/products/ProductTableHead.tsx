import type { ComponentChildren } from 'preact';
import type { ProductSort } from '../../../lib/model/product-query.ts';
import type { WarehouseView } from '../../../lib/model/views.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { Translate } from '../../words/translate.ts';
import { SelectAll } from './SelectAll.tsx';
import type { Selection } from './selection.ts';

export interface ProductTableHeadProps {
  warehouses: readonly WarehouseView[];
  total: number;
  sort: ProductSort;
  onSort(sort: ProductSort): void;
  selection: Selection;
  onSelect(selection: Selection): void;
  /** The head can't be seen, so nothing in it can be pressed. */
  narrow: boolean;
  t: Translate;
}

/** Names of the columns; each sorts by itself, and the other way round when it is pressed again. */
export function ProductTableHead(props: ProductTableHeadProps) {
  const { warehouses, total, sort, onSort, selection, onSelect, narrow, t } = props;
  const column = (by: ProductSort['by'], warehouse: string | null, children: ComponentChildren, num = false) => {
    const chosen = sort.by === by && sort.warehouse === warehouse;
    const direction = chosen ? (sort.descending ? 'descending' : 'ascending') : 'none';
    return (
      <th key={`${by} ${warehouse}`} scope="col" class={num ? 'num' : undefined} aria-sort={direction}>
        {narrow ? (
          children
        ) : (
          <button
            type="button"
            class="sort"
            onClick={() => onSort({ by, warehouse, descending: chosen && !sort.descending })}
          >
            {children}
            <Icon
              name={chosen && sort.descending ? 'down' : 'up'}
              class={chosen ? 'small sort-mark' : 'small sort-mark off'}
            />
          </button>
        )}
      </th>
    );
  };
  return (
    <thead>
      <tr aria-rowindex={1}>
        {narrow ? (
          <td>
            <span class="sr">{t('products.selection')}</span>
          </td>
        ) : (
          <td class="head">
            <SelectAll total={total} selection={selection} onSelect={onSelect} t={t} />
          </td>
        )}
        {column('title', null, t('products.product'))}
        {warehouses.map((warehouse) =>
          column(
            'count',
            warehouse.id,
            <span class="clip block" title={warehouse.name}>
              {warehouse.master && <Icon name="flag" class="small inl" />}
              <bdi>{warehouse.name}</bdi>
              {warehouse.master && <span class="sr"> {t('products.isMaster')}</span>}
            </span>,
            true,
          ),
        )}
        {column('state', null, t('products.state'))}
      </tr>
    </thead>
  );
}
