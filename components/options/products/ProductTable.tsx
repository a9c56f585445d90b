import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ProductSort } from '../../../lib/model/product-query.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import type { Translate } from '../../words/translate.ts';
import { ScrollRegion } from '../parts/ScrollRegion.tsx';
import { Spacer } from '../parts/Spacer.tsx';
import { useNarrow } from '../parts/use-narrow.ts';
import { useWindow } from '../parts/use-window.ts';
import { ProductTableHead } from './ProductTableHead.tsx';
import { ProductTableRow } from './ProductTableRow.tsx';
import { SelectAll } from './SelectAll.tsx';
import { SortSelect } from './SortSelect.tsx';
import { isSelected, type Selection, withSku } from './selection.ts';
import type { Known } from './use-products.ts';

/** In px, as in the styles. A card's grows with the lines of its counts. */
const ROW_HEIGHT = 52;
const CARD_HEIGHT = 80;
const COUNTS_HEIGHT = 40;
const COUNTS_A_LINE = 4;

export interface ProductTableProps {
  known: Known;
  /** These rows are in sight. */
  onNeed(from: number, to: number): void;
  sort: ProductSort;
  onSort(sort: ProductSort): void;
  selection: Selection;
  onSelect(selection: Selection): void;
  /** Between the rows and the foot. */
  children?: ComponentChildren;
  t: Translate;
}

/** A row per SKU, a column per warehouse; only rows in sight are drawn and read. */
export function ProductTable(props: ProductTableProps) {
  const { known, onNeed, sort, onSort, selection, onSelect, children, t } = props;
  const narrow = useNarrow();
  const { warehouses, total, rows } = known;
  const lines = Math.ceil(warehouses.length / COUNTS_A_LINE);
  const height = narrow ? CARD_HEIGHT + COUNTS_HEIGHT * lines : ROW_HEIGHT;
  const view = useWindow(total, height);
  useEffect(() => onNeed(view.from, view.to), [view.from, view.to, known]);
  // Another question begins at its beginning.
  useEffect(() => view.ref.current?.scrollTo?.({ top: 0 }), [known.query]);
  const columns = warehouses.length + 3;
  const places = Array.from({ length: Math.max(0, view.to - view.from) }, (_, offset) => view.from + offset);
  return (
    <>
      {narrow && (
        <div class="tools narrow-tools">
          <SelectAll total={total} selection={selection} onSelect={onSelect} worded t={t} />
          <SortSelect warehouses={warehouses} sort={sort} onSort={onSort} t={t} />
        </div>
      )}
      <ScrollRegion label={t('products.rows')} scroller={view.ref} onScroll={view.onScroll}>
        <table
          class="table products-table"
          // biome-ignore lint/a11y/noRedundantRoles: laid out as cards, a table loses its own roles
          role="table"
          aria-rowcount={total + 1}
          style={{
            '--card': `${height}px`,
            '--counts': Math.min(warehouses.length, COUNTS_A_LINE),
            '--warehouses': warehouses.length,
          }}
        >
          <colgroup>
            <col class="c-check" />
            <col class="c-product" />
            {warehouses.map((warehouse) => (
              <col key={warehouse.id} class="c-count" />
            ))}
            <col class="c-state" />
          </colgroup>
          <ProductTableHead
            warehouses={warehouses}
            total={total}
            sort={sort}
            onSort={onSort}
            selection={selection}
            onSelect={onSelect}
            narrow={narrow}
            t={t}
          />
          <Spacer height={view.from * height} columns={columns} />
          <tbody>
            {places.map((place) => {
              const row = rows.get(place);
              return row ? (
                <ProductTableRow
                  key={row.sku}
                  row={row}
                  place={place}
                  warehouses={warehouses}
                  selected={isSelected(selection, row.sku)}
                  onSelect={(on) => onSelect(withSku(selection, row.sku, on))}
                  t={t}
                />
              ) : (
                <tr key={`place ${place}`} aria-rowindex={place + 2}>
                  <td colSpan={columns}>
                    <Skeleton width="40%" height={14} />
                  </td>
                </tr>
              );
            })}
          </tbody>
          <Spacer height={(total - view.to) * height} columns={columns} />
        </table>
      </ScrollRegion>
      {children}
      <p class="foot">{t('products.range', { from: view.firstInSight, to: view.lastInSight, n: total })}</p>
    </>
  );
}
