import type { CellView, LocationView, PanelRow, PanelView } from '../../lib/model/views.ts';

export type ProductView = Extract<PanelView, { kind: 'product' }>;

/** Names one count: a warehouse and a SKU. A SKU may hold any character but a line feed. */
export type CellKey = string;

export const cellKey = (warehouse: string, sku: string): CellKey => `${warehouse}\n${sku}`;

export interface Cell {
  key: CellKey;
  sku: string;
  row: PanelRow;
  view: CellView;
}

/** Every count of a product that is kept, row by row; rows that aren't synced have none to edit. */
export function cellsOf(view: ProductView | null): readonly Cell[] {
  const cells: Cell[] = [];
  for (const row of view?.rows ?? []) {
    if (row.sku === null || row.state !== 'synced') continue;
    for (const cell of row.cells) {
      cells.push({ key: cellKey(cell.warehouse, row.sku), sku: row.sku, row, view: cell });
    }
  }
  return cells;
}

/** The one row that the page is about: a product's only one, or the variant whose own page it is; else null. */
export function ownRow(view: ProductView): PanelRow | null {
  const [first, ...more] = view.rows;
  if (first && more.length === 0) return first;
  return view.rows.find((row) => row.item === view.own) ?? null;
}

export function findCell(view: ProductView | null, key: CellKey): Cell | null {
  return cellsOf(view).find((cell) => cell.key === key) ?? null;
}

/** The view with some of its cells changed; everything else stays the very same object. */
export function changeCells(view: ProductView, change: (cell: CellView, key: CellKey) => CellView): ProductView {
  return {
    ...view,
    rows: view.rows.map((row) => {
      const { sku } = row;
      return sku === null
        ? row
        : { ...row, cells: row.cells.map((cell) => change(cell, cellKey(cell.warehouse, sku))) };
    }),
  };
}

/** A newly pulled view, except for counts of which this panel has already seen a later revision. */
export function mergeView(known: ProductView | null, next: ProductView): ProductView {
  if (!known) return next;
  const seen = new Map(cellsOf(known).map((cell) => [cell.key, cell.view]));
  return changeCells(next, (cell, key) => {
    const before = seen.get(key);
    return before && before.revision > cell.revision ? before : cell;
  });
}

/** The locations that have the product: a count goes to these alone, and without any there is nowhere for one to go. */
export function stocking(cell: CellView): readonly LocationView[] {
  return cell.locations.filter(({ state }) => state.kind !== 'not-stocked');
}

/** A count that was just saved: the locations that had the old figure are on their way to the new one. */
export function afterSave(cell: CellView, count: number, revision: number): CellView {
  if (revision < cell.revision) return cell;
  return {
    ...cell,
    count,
    revision,
    locations: cell.locations.map((location) => {
      const to = Math.max(0, count - location.heldBack);
      if (location.state.kind !== 'in-sync' || location.base === null || location.base === to) return location;
      return { ...location, state: { kind: 'sending', from: location.base, to } };
    }),
  };
}
