/**
 * Which products are ticked: some, or all that match but some. What isn't drawn, or not even read, can be ticked too.
 */
export type Selection = { all: false; skus: ReadonlySet<string> } | { all: true; except: ReadonlySet<string> };

export const NOTHING: Selection = { all: false, skus: new Set() };
export const EVERYTHING: Selection = { all: true, except: new Set() };

export function isSelected(selection: Selection, sku: string): boolean {
  return selection.all ? !selection.except.has(sku) : selection.skus.has(sku);
}

export function withSku(selection: Selection, sku: string, on: boolean): Selection {
  return selection.all
    ? { all: true, except: changed(selection.except, sku, !on) }
    : { all: false, skus: changed(selection.skus, sku, on) };
}

/** How many are ticked, of so many that match. */
export function sizeOf(selection: Selection, total: number): number {
  return selection.all ? Math.max(0, total - selection.except.size) : selection.skus.size;
}

function changed(skus: ReadonlySet<string>, sku: string, on: boolean): ReadonlySet<string> {
  const next = new Set(skus);
  if (on) next.add(sku);
  else next.delete(sku);
  return next;
}
