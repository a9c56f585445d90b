import { Refusal } from './refusal.ts';
import { type Holder, isSet, type Place, type Product, type Stock, type StoreState, type Variant } from './state.ts';

export interface Change {
  sku: string;
  location: string;
  from: number;
  to: number;
  key: string | null;
}

interface Target {
  product: Product;
  variant: Variant | null;
  place: Place;
  stock: Stock;
  quantity: number;
  /** As the shop names it in an error: `product_id 113`. */
  named: string;
}

const MOST_ITEMS = 2_000;
const MOST_UNITS = 2_147_483_647;
const IDENTITIES = ['sku', 'variant_id', 'product_id'] as const;

/**
 * Takes an adjustment in whole or refuses it whole. It is applied `delayMs` later, for all that reads show; what is still
 * to come counts already when it is decided whether enough is there.
 */
export function adjust(state: StoreState, kind: 'absolute' | 'relative', body: unknown, delayMs: number): Change[] {
  const { reason, items } = bodyOf(body);
  const { all } = state;
  const targets = items.map((item, at) => targetOf(state, all, item, at));
  const now = state.now();
  if (kind === 'relative') {
    refuse(
      targets,
      (one) => !isSet(one.stock, now),
      (named) => `Items with identity: [${named}] requires absolute adjustment before relative`,
    );
    refuse(targets, lacks, (named) => `Items with identity: [${named}] have not enough stock for this adjustment`);
  } else {
    refuse(
      targets,
      ({ quantity }) => quantity < 0,
      (named) => `Items with identity: [${named}] can't have a negative quantity`,
    );
  }
  const key = /([0-9a-f]{8}-[0-9a-f-]{27})$/.exec(reason)?.[1] ?? null;
  return targets.map(({ product, variant, place, stock, quantity }) => {
    const from = (stock.onHand ?? 0) - stock.safety;
    const before = stock.onHand ?? 0;
    const sets = stock.onHand === null;
    stock.onHand = kind === 'relative' ? before + quantity : quantity;
    stock.coming.push({ at: now + delayMs, by: stock.onHand - before, sets });
    return { sku: variant?.sku || product.sku, location: place.label, from, to: stock.onHand - stock.safety, key };
  });
}

/** Taking off goes down to the safety stock and no further. */
const lacks = ({ stock, quantity }: Target): boolean => quantity < 0 && (stock.onHand ?? 0) + quantity < stock.safety;

function refuse(
  targets: readonly Target[],
  wrong: (target: Target) => boolean,
  title: (named: string) => string,
): void {
  const found = targets.filter(wrong);
  if (found.length > 0) throw new Refusal(422, title(found.map(({ named }) => named).join(', ')));
}

function bodyOf(body: unknown): { reason: string; items: readonly Record<string, unknown>[] } {
  if (typeof body !== 'object' || body === null || !('items' in body) || !Array.isArray(body.items)) {
    throw new Refusal(422, 'Payload contains invalid fields', { items: 'This field is required' });
  }
  const { items } = body;
  if (items.length === 0)
    throw new Refusal(422, 'Payload contains invalid fields', { items: 'At least one is needed' });
  if (items.length > MOST_ITEMS) throw new Refusal(422, `Payload contains more than ${MOST_ITEMS} items`);
  const odd = Object.keys(body).filter((name) => !['reason', 'items'].includes(name));
  if (odd.length > 0)
    throw new Refusal(422, 'Payload contains invalid fields', { [odd[0] as string]: 'Unknown field' });
  return { reason: 'reason' in body ? String(body.reason) : '', items: items as Record<string, unknown>[] };
}

function targetOf(state: StoreState, all: readonly Holder[], item: Record<string, unknown>, at: number): Target {
  const invalid = (field: string, why: string) =>
    new Refusal(422, 'Payload contains invalid fields', { [`items.${at}.${field}`]: why });
  const { location_id: location, quantity } = item;
  const given = IDENTITIES.filter((name) => item[name] !== undefined);
  const [by] = given;
  if (by === undefined || given.length > 1) throw invalid('identity', 'Exactly one of sku, variant_id, product_id');
  if (typeof quantity !== 'number' || !Number.isInteger(quantity) || Math.abs(quantity) > MOST_UNITS) {
    throw invalid('quantity', 'Must be a whole number');
  }
  const place = state.places.find(({ id }) => id === location);
  if (!place) throw invalid('location_id', `Location ${String(location)} doesn't exist`);
  const named = `${by} ${String(item[by])}`;
  if (place.external)
    throw new Refusal(
      422,
      `[Location ${place.id} is managed by an external source, item with ${named} can't be adjusted]`,
    );
  const found = all.find(({ product, variant }) =>
    by === 'product_id'
      ? product.id === item[by]
      : by === 'variant_id'
        ? variant.id === item[by]
        : variant.sku === item[by],
  );
  if (!found) throw new Refusal(422, `[Item with ${named} is not found]`);
  const { product, variant } = found;
  if (product.tracking === 'none') throw new Refusal(422, `[Item with ${named} doesn't track inventory]`);
  const byVariant = product.tracking === 'variant';
  if (by === 'variant_id' && !byVariant) {
    throw new Refusal(422, `[Item with ${named} is tracked by product, please update stock by product id]`);
  }
  if (by === 'product_id' && byVariant) {
    throw new Refusal(422, `[Item with ${named} is tracked by variant, please update stock by variant id]`);
  }
  const stock = state.at(byVariant ? variant.stock : product.stock, place.id);
  return { product, variant: byVariant ? variant : null, place, stock, quantity, named };
}
