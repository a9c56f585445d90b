import type { PanelRow } from '../../lib/model/views.ts';
import { figure } from '../words/figure.ts';
import type { Translate } from '../words/translate.ts';
import type { ProductView } from './cells.ts';

/** Sums per warehouse. What isn't known is no part of a sum and says so: "22 + –". */
export function GridTotals({ view, rows, t }: { view: ProductView; rows: readonly PanelRow[]; t: Translate }) {
  const synced = rows.filter((row) => row.state === 'synced');
  const label =
    rows.length === view.rows.length
      ? t('grid.total', { n: rows.length })
      : t('grid.some', { n: rows.length, total: view.rows.length });
  return (
    <tfoot>
      <tr class="tot" aria-rowindex={rows.length + 2}>
        <th scope="row">{label}</th>
        {view.warehouses.map((warehouse) => {
          const counts = synced
            .flatMap((row) => row.cells)
            .filter((cell) => cell.warehouse === warehouse.id)
            .map((cell) => cell.count);
          const known = counts.filter((count) => count !== null);
          const unknown = counts.length - known.length;
          const sum = known.length === 0 ? null : known.reduce((total, count) => total + count, 0);
          return (
            <td key={warehouse.id} class="num" title={unknown > 0 ? t('grid.unknown-left', { n: unknown }) : undefined}>
              {figure(t, sum)}
              {unknown > 0 && sum !== null && (
                <>
                  <span aria-hidden="true"> + –</span>
                  <span class="sr">, {t('grid.unknown-left', { n: unknown })}</span>
                </>
              )}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}
