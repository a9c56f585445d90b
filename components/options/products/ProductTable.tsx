import { useEffect } from 'preact/hooks';
import type { ProductRow, WarehouseView } from '../../../lib/model/views.ts';
import { summaryOf } from '../../panel/summary.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateWord } from '../../ui/StateWord.tsx';
import { figure } from '../../words/figure.ts';
import type { Translate } from '../../words/translate.ts';
import { ScrollRegion } from '../parts/ScrollRegion.tsx';
import { Spacer } from '../parts/Spacer.tsx';
import { useNarrow } from '../parts/use-narrow.ts';
import { useWindow } from '../parts/use-window.ts';
import { href } from '../routes.ts';
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
  t: Translate;
}

/** A row per SKU, a column per warehouse; only rows in sight are drawn and read. */
export function ProductTable({ known, onNeed, t }: ProductTableProps) {
  const narrow = useNarrow();
  const lines = Math.ceil(known.warehouses.length / COUNTS_A_LINE);
  const height = narrow ? CARD_HEIGHT + COUNTS_HEIGHT * lines : ROW_HEIGHT;
  const view = useWindow(known.total, height);
  useEffect(() => onNeed(view.from, view.to), [view.from, view.to, known]);
  const columns = known.warehouses.length + 2;
  const places = Array.from({ length: view.to - view.from }, (_, offset) => view.from + offset);
  return (
    <>
      <ScrollRegion label={t('products.rows')} scroller={view.ref} onScroll={view.onScroll}>
        <table
          class="table products-table"
          // biome-ignore lint/a11y/noRedundantRoles: laid out as cards, a table loses its own roles
          role="table"
          aria-rowcount={known.total + 1}
          style={{ '--card': `${height}px`, '--counts': Math.min(known.warehouses.length, COUNTS_A_LINE) }}
        >
          <colgroup>
            <col class="c-product" />
            {known.warehouses.map((warehouse) => (
              <col key={warehouse.id} class="c-count" />
            ))}
            <col class="c-state" />
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">{t('products.product')}</th>
              {known.warehouses.map((warehouse) => (
                <th key={warehouse.id} scope="col" class="num">
                  <span class="clip block" title={warehouse.name}>
                    {warehouse.master && <Icon name="flag" class="small inl" />}
                    <bdi>{warehouse.name}</bdi>
                    {warehouse.master && <span class="sr"> {t('products.isMaster')}</span>}
                  </span>
                </th>
              ))}
              <th scope="col">{t('products.state')}</th>
            </tr>
          </thead>
          <Spacer height={view.from * height} columns={columns} />
          <tbody>
            {places.map((place) => {
              const row = known.rows.get(place);
              return row ? (
                <Row key={row.sku} row={row} place={place} warehouses={known.warehouses} t={t} />
              ) : (
                <tr key={`place ${place}`} aria-rowindex={place + 2}>
                  <td colSpan={columns}>
                    <Skeleton width="40%" height={14} />
                  </td>
                </tr>
              );
            })}
          </tbody>
          <Spacer height={(known.total - view.to) * height} columns={columns} />
        </table>
      </ScrollRegion>
      <p class="foot">{t('products.range', { from: view.firstInSight, to: view.lastInSight, n: known.total })}</p>
    </>
  );
}

interface RowProps {
  row: ProductRow;
  place: number;
  warehouses: readonly WarehouseView[];
  t: Translate;
}

function Row({ row, place, warehouses, t }: RowProps) {
  const title = row.variant === null ? row.title : `${row.title}, ${row.variant}`;
  const state = summaryOf(row.cells, t);
  return (
    <tr aria-rowindex={place + 2}>
      <td>
        <a class="t" href={href({ page: 'products', sku: row.sku })} title={title}>
          <bdi>{row.title}</bdi>
        </a>
        <small class="clip block">
          {row.variant !== null && <bdi>{row.variant} · </bdi>}
          <bdi class="mono">{row.sku}</bdi>
        </small>
      </td>
      {warehouses.map((warehouse) => {
        const count = row.cells.find((cell) => cell.warehouse === warehouse.id)?.count ?? null;
        return (
          <td key={warehouse.id} class="num" data-label={warehouse.name}>
            {count === null ? (
              <span class="muted" title={t('state.not-known')}>
                <span aria-hidden="true">–</span>
                <span class="sr">{t('state.not-known')}</span>
              </span>
            ) : (
              figure(count)
            )}
          </td>
        );
      })}
      <td>
        <StateWord tone={state.tone} icon={state.icon} turning={state.turning} word={state.word}>
          {state.detail}
        </StateWord>
      </td>
    </tr>
  );
}
