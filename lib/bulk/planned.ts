import { MAX_COUNT } from '../model/count.ts';
import type { ProductFigures, WarehouseView } from '../model/views.ts';

/** What a person wants of a count: to be this, or to be so much more or less. */
export type WantedChange = { kind: 'set'; to: number } | { kind: 'adjust'; by: number };

/** Why a change can't be made. There is a sentence for each. */
export type RefusedWhy = 'not-in-catalogue' | 'unlinked' | 'unknown-count' | 'below-zero' | 'too-large';

export type Effect = 'first' | 'raise' | 'lower' | 'to-zero' | 'same' | 'refused';

/** One count of a bulk as it would become, shown before anything is done. */
export interface PlannedChange {
  sku: string;
  title: string;
  variant: string | null;
  warehouse: string;
  /** What the person sees; null: not known. */
  from: number | null;
  /** null: refused. */
  to: number | null;
  effect: Effect;
  wanted: WantedChange;
  why: RefusedWhy | null;
}

/** What would become of one count. `index`: of the warehouse among those whose counts the product has. */
export function planChange(
  product: ProductFigures,
  index: number,
  { id: warehouse }: WarehouseView,
  wanted: WantedChange,
): PlannedChange {
  const { sku, title, variant } = product;
  const from = product.counts[index] ?? null;
  const base = { sku, title, variant, warehouse, from, wanted };
  const refused = (why: RefusedWhy): PlannedChange => ({ ...base, to: null, effect: 'refused', why });
  if (!product.inCatalogue) return refused('not-in-catalogue');
  if (product.linked[index] !== true) return refused('unlinked');
  if (wanted.kind === 'adjust' && from === null) return refused('unknown-count');
  const to = wanted.kind === 'set' ? wanted.to : (from ?? 0) + wanted.by;
  if (to === from) return { ...base, to, effect: 'same', why: null };
  if (to < 0) return refused('below-zero');
  if (to > MAX_COUNT) return refused('too-large');
  return { ...base, to, effect: effectOf(from, to), why: null };
}

function effectOf(from: number | null, to: number): Effect {
  if (to === 0) return 'to-zero';
  if (from === null) return 'first';
  return to > from ? 'raise' : 'lower';
}

/** Those that change something, in their order. */
export const applicable = (changes: readonly PlannedChange[]): readonly PlannedChange[] =>
  changes.filter(({ effect }) => effect !== 'same' && effect !== 'refused');

/** How many of each. */
export function countEffects(changes: readonly PlannedChange[]): Record<Effect, number> {
  const counts: Record<Effect, number> = { first: 0, raise: 0, lower: 0, 'to-zero': 0, same: 0, refused: 0 };
  for (const { effect } of changes) counts[effect] += 1;
  return counts;
}
