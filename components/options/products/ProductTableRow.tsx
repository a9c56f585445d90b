import type { ProductRow, WarehouseView } from '../../../lib/model/views.ts';
import { type Summary, summaryOf } from '../../panel/summary.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Sku } from '../../ui/Sku.tsx';
import { StateWord } from '../../ui/StateWord.tsx';
import { figure } from '../../words/figure.ts';
import type { Translate } from '../../words/translate.ts';
import { href } from '../routes.ts';

export interface ProductTableRowProps {
  row: ProductRow;
  /** In the whole list, from 0. */
  place: number;
  warehouses: readonly WarehouseView[];
  selected: boolean;
  onSelect(on: boolean): void;
  t: Translate;
}

/** One SKU. Its title's link reaches over the whole row, so that a press anywhere opens the product. */
export function ProductTableRow({ row, place, warehouses, selected, onSelect, t }: ProductTableRowProps) {
  const title = row.variant === null ? row.title : `${row.title}, ${row.variant}`;
  const state = stateOf(row, t);
  return (
    <tr aria-rowindex={place + 2} class={selected ? 'sel' : undefined}>
      <td class="check">
        <input
          type="checkbox"
          aria-label={t('products.select', { sku: row.sku })}
          checked={selected}
          onChange={(event) => onSelect(event.currentTarget.checked)}
        />
      </td>
      <td class="product">
        <a class="t" href={href({ page: 'products', sku: row.sku })} title={title}>
          <bdi>{row.title}</bdi>
        </a>
        <small class="clip block">
          {row.variant !== null && <bdi>{row.variant} · </bdi>}
          <Sku sku={row.sku} t={t} />
        </small>
      </td>
      {warehouses.map(({ id, name }) => {
        const count = row.cells.find((cell) => cell.warehouse === id)?.count ?? null;
        return <Count key={id} count={count} low={row.low.includes(id)} warehouse={name} t={t} />;
      })}
      <td class="state">
        <StateWord tone={state.tone} icon={state.icon} turning={state.turning} word={state.word}>
          {state.detail}
        </StateWord>
      </td>
    </tr>
  );
}

function stateOf(row: ProductRow, t: Translate): Summary {
  if (row.inCatalogue) return summaryOf(row.cells, t);
  const shop = row.shops.join(', ');
  const detail = shop === '' ? null : t('products.onShops', { shop });
  return { tone: 'off', icon: 'flag', turning: false, word: t('row.not-in-master'), detail };
}

interface CountProps {
  count: number | null;
  low: boolean;
  warehouse: string;
  t: Translate;
}

function Count({ count, low, warehouse, t }: CountProps) {
  if (count === null) {
    return (
      <td class="num" data-label={warehouse}>
        <span class="muted" title={t('state.not-known')}>
          <span aria-hidden="true">–</span>
          <span class="sr">{t('state.not-known')}</span>
        </span>
      </td>
    );
  }
  const none = count <= 0;
  return (
    <td class={none || low ? 'num low' : 'num'} data-label={warehouse}>
      {(none || low) && <Icon name={none ? 'zero' : 'down'} class="small inl" />}
      {figure(t, count)}
      {(none || low) && <span class="sr"> {t(none ? 'products.noneLeft' : 'products.lowCount')}</span>}
    </td>
  );
}
