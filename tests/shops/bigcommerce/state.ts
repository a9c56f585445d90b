import { CATALOGUE } from '../catalogue.ts';

/** What one item has at one place. */
export interface Stock {
  /** Units on hand; null: nobody has ever set any, which is shown as 0 and takes no relative adjustment. */
  onHand: number | null;
  /** Of those on hand, units that aren't for sale. */
  safety: number;
  /** Adjustments that were accepted and aren't applied yet: when each will be, and what it moves. */
  coming: { at: number; by: number; sets: boolean }[];
}

export interface Place {
  id: number;
  code: string;
  label: string;
  enabled: boolean;
  /** Its stock is kept by another system. */
  external: boolean;
}

export interface Variant {
  id: number;
  /** '' = none. */
  sku: string;
  /** Labels of its option values; none for the one variant of a product without options. */
  options: readonly string[];
  stock: Map<number, Stock>;
}

export interface Product {
  id: number;
  name: string;
  /** Its own; that of its one variant where it has no options. '' = none. */
  sku: string;
  tracking: 'none' | 'product' | 'variant';
  modified: number;
  variants: Variant[];
  /** Where it is tracked by product. */
  stock: Map<number, Stock>;
}

export interface OrderLine {
  id: number;
  product: number;
  variant: number;
  quantity: number;
  refunded: number;
}

export interface Order {
  id: number;
  status: number;
  created: number;
  modified: number;
  lines: OrderLine[];
}

/** A thing that carries stock, by its SKU. */
export interface Holder {
  product: Product;
  variant: Variant;
  /** The stock that it is sold from: its own, or its product's. */
  stock: Map<number, Stock>;
}

const HOUR = 3_600_000;

/** Everything the stand-in shop knows. */
export class StoreState {
  readonly places: Place[] = [];
  readonly products = new Map<number, Product>();
  readonly orders = new Map<number, Order>();
  readonly now: () => number;
  #next = { place: 1, product: 111, variant: 74, order: 100, line: 1 };

  constructor(places: readonly string[], now: () => number) {
    this.now = now;
    for (const label of places) this.addPlace(label);
    for (const { title, variants } of CATALOGUE) {
      const seeds = variants.map(({ sku, title: variant, bristol, rotterdam }) => ({
        sku,
        options: variant === null ? [] : variant.split(' / '),
        quantities: [bristol, rotterdam],
      }));
      this.addProduct(title, seeds, now() - 2 * HOUR);
    }
  }

  addPlace(label: string): Place {
    const id = this.#next.place++;
    const place = { id, code: `BC-LOCATION-${id}`, label, enabled: true, external: false };
    this.places.push(place);
    return place;
  }

  /** Throws where a SKU is taken, as the shop refuses it. A quantity of null was never set. */
  addProduct(
    name: string,
    seeds: readonly { sku: string; options: readonly string[]; quantities: readonly (number | null)[] }[],
    modified = this.now(),
    tracking: Product['tracking'] = seeds.length > 1 || seeds[0]?.options.length ? 'variant' : 'product',
  ): Product {
    const optioned = seeds.some(({ options }) => options.length > 0);
    for (const { sku } of seeds) if (sku !== '' && this.#isTaken(sku)) throw new Error(`The SKU ${sku} is taken.`);
    const id = this.#next.product++;
    const product: Product = {
      id,
      name,
      sku: optioned ? '' : (seeds[0]?.sku ?? ''),
      tracking,
      modified,
      variants: [],
      stock: this.#stock(optioned ? [] : (seeds[0]?.quantities ?? [])),
    };
    for (const { sku, options, quantities } of seeds) {
      product.variants.push({ id: this.#next.variant++, sku, options, stock: this.#stock(quantities) });
    }
    this.products.set(id, product);
    return product;
  }

  #stock(quantities: readonly (number | null)[]): Map<number, Stock> {
    return new Map(
      this.places.map(({ id }, at): [number, Stock] => [
        id,
        { onHand: quantities[at] === undefined ? 0 : quantities[at], safety: 0, coming: [] },
      ]),
    );
  }

  #isTaken(sku: string): boolean {
    return this.all.some(({ product, variant }) => product.sku === sku || variant.sku === sku);
  }

  get all(): Holder[] {
    return [...this.products.values()].flatMap((product) =>
      product.variants.map((variant) => ({ product, variant, stock: stockOf(product, variant) })),
    );
  }

  bySku(sku: string): Holder {
    const found = this.all.find(({ product, variant }) =>
      product.tracking === 'product' && product.sku !== '' ? product.sku === sku : variant.sku === sku,
    );
    const other = found ?? this.all.find(({ variant }) => variant.sku === sku);
    if (!other) throw new Error(`The stand-in shop has no SKU ${JSON.stringify(sku)}.`);
    return other;
  }

  /** The first one when no name is given. */
  place(label?: string): Place {
    const found = label === undefined ? this.places[0] : this.places.find((place) => place.label === label);
    if (!found) throw new Error(`The stand-in shop has no location ${JSON.stringify(label)}.`);
    return found;
  }

  /** At a place that was added later there is nothing yet. */
  at(stock: Map<number, Stock>, place: number): Stock {
    const known = stock.get(place);
    if (known) return known;
    const made: Stock = { onHand: null, safety: 0, coming: [] };
    stock.set(place, made);
    return made;
  }

  addOrder(line: { product: number; variant: number; quantity: number }): Order {
    const [id, now] = [this.#next.order++, this.now()];
    const lines = [{ ...line, id: this.#next.line++, refunded: 0 }];
    const order = { id, status: 11, created: now, modified: now, lines };
    this.orders.set(id, order);
    return order;
  }
}

export const isOptioned = ({ variants }: Product): boolean => variants.some(({ options }) => options.length > 0);

export function stockOf(product: Product, variant: Variant): Map<number, Stock> {
  return product.tracking === 'variant' ? variant.stock : product.stock;
}

/** Units on hand as the shop shows them: without what is accepted and not applied yet; 0 where none was ever set. */
export function shown(stock: Stock, now: number): number {
  const coming = stock.coming.filter(({ at }) => at > now);
  return (stock.onHand ?? 0) - coming.reduce((sum, { by }) => sum + by, 0);
}

/** Can a difference be added to it: has a first figure been set, and arrived? */
export function isSet(stock: Stock, now: number): boolean {
  return stock.onHand !== null && !stock.coming.some(({ at, sets }) => sets && at > now);
}
