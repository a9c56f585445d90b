import type { ProductFigures, WarehouseView } from '../model/views.ts';
import { type PlannedChange, planChange, type RefusedWhy } from './planned.ts';
import type { RowError, RowWhy, WantedRow } from './wanted-rows.ts';

const WHY: Readonly<Record<RefusedWhy, RowWhy>> = {
  'not-in-catalogue': 'unknown-sku',
  unlinked: 'unlinked',
  // Only of differences, which a file can't hold.
  'unknown-count': 'difference',
  'below-zero': 'negative',
  'too-large': 'too-large',
};

/** What a row changes of a product, or why it can't be taken: then as a whole. `product` undefined: nobody has its SKU. */
export function matchRow(
  { line, sku, counts }: WantedRow,
  product: ProductFigures | undefined,
  warehouses: readonly WarehouseView[],
): { changes: readonly PlannedChange[]; errors: readonly RowError[] } {
  if (!product?.inCatalogue) {
    return { changes: [], errors: [{ line, sku, why: 'unknown-sku', column: null, text: '' }] };
  }
  const changes: PlannedChange[] = [];
  const errors: RowError[] = [];
  for (const { warehouse, to } of counts) {
    const index = warehouses.findIndex(({ id }) => id === warehouse);
    const view = warehouses[index];
    // Deleted since the file was looked at: nothing of it is to be changed.
    if (!view) continue;
    const change = planChange(product, index, view, { kind: 'set', to });
    if (change.why === null) changes.push(change);
    else errors.push({ line, sku, why: WHY[change.why], column: view.name, text: String(to) });
  }
  return errors.length > 0 ? { changes: [], errors } : { changes, errors };
}
