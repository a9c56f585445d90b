import { CATALOGUE } from '../catalogue.ts';

/** Stock of one item at one location. On hand = available + committed. */
export interface Level {
  available: number;
  committed: number;
  active: boolean;
  updatedAt: number;
}

/** A variant and its inventory item: one thing here, two ids as at Shopify. */
export interface Variant {
  id: number;
  item: number;
  product: Product;
  sku: string | null;
  barcode: string | null;
  /** "Default Title" where the product has no variants. */
  title: string;
  tracked: boolean;
  /** When the item itself was last changed: its SKU, whether it is tracked. */
  updatedAt: number;
  /** By location id; none: never stocked there. */
  levels: Map<number, Level>;
}

export interface Product {
  id: number;
  title: string;
  hasVariants: boolean;
  variants: Variant[];
}

export interface Place {
  id: number;
  name: string;
  active: boolean;
}

export const DEFAULT_TITLE = 'Default Title';
const HOUR = 3_600_000;

/** Everything the stand-in shop knows. Order of insertion is the order of ids. */
export class ShopState {
  readonly products = new Map<number, Product>();
  readonly places: Place[] = [];
  readonly #now: () => number;
  #next = { product: 8_123_450_000_001, variant: 44_210_980_000_001, item: 46_307_130_000_001, place: 71_204_560_001 };

  constructor(placeNames: readonly string[], now: () => number) {
    this.#now = now;
    for (const name of placeNames) this.addPlace(name);
    const seededAt = this.#now() - 2 * HOUR;
    for (const { title, variants } of CATALOGUE) {
      const product = this.#newProduct(title, variants.length > 1);
      for (const { sku, barcode = null, title: variant, bristol, rotterdam } of variants) {
        this.#newVariant(product, { sku, barcode, title: variant, quantities: [bristol, rotterdam], at: seededAt });
      }
    }
  }

  addPlace(name: string): Place {
    const place = { id: this.#next.place++, name, active: true };
    this.places.push(place);
    return place;
  }

  /** For good: its levels go with it. */
  removePlace(name: string): void {
    const place = this.place(name);
    this.places.splice(this.places.indexOf(place), 1);
    for (const variant of this.variants) variant.levels.delete(place.id);
  }

  addProduct(
    title: string,
    variants: readonly { sku: string | null; title: string | null; quantity: number; tracked: boolean }[],
  ): void {
    const product = this.#newProduct(title, variants.length > 1);
    for (const { sku, title: variant, quantity, tracked } of variants) {
      Object.assign(this.#newVariant(product, { sku, title: variant, quantities: [quantity], at: this.#now() }), {
        tracked,
      });
    }
  }

  get variants(): Variant[] {
    return [...this.products.values()].flatMap((product) => product.variants);
  }

  variantBySku(sku: string): Variant {
    const found = this.variants.find((variant) => variant.sku === sku);
    if (!found) throw new Error(`The stand-in shop has no SKU ${JSON.stringify(sku)}.`);
    return found;
  }

  /** The first one when no name is given. */
  place(name?: string): Place {
    const found = name === undefined ? this.places[0] : this.places.find((place) => place.name === name);
    if (!found) throw new Error(`The stand-in shop has no location ${JSON.stringify(name)}.`);
    return found;
  }

  /** Changes the available figure, as a sale, a return, staff or the API do. */
  setAvailable(variant: Variant, place: Place, available: number): void {
    const level = variant.levels.get(place.id);
    if (level) Object.assign(level, { available, updatedAt: this.#now() });
    // Seen on a real shop: a write to a location where the item was never stocked makes a level that stays inactive.
    else variant.levels.set(place.id, { available, committed: 0, active: false, updatedAt: this.#now() });
  }

  /** Stocks it there: with this figure, else with the one that an inactive level kept, else with 0. */
  activate(variant: Variant, place: Place, available: number | null): Level {
    const kept = variant.levels.get(place.id);
    const level: Level = {
      available: available ?? kept?.available ?? 0,
      committed: kept?.committed ?? 0,
      active: true,
      updatedAt: kept?.active ? kept.updatedAt : this.#now(),
    };
    variant.levels.set(place.id, level);
    return level;
  }

  #newProduct(title: string, hasVariants: boolean): Product {
    const product: Product = { id: this.#next.product++, title, hasVariants, variants: [] };
    this.products.set(product.id, product);
    return product;
  }

  #newVariant(
    product: Product,
    seed: {
      sku: string | null;
      barcode?: string | null;
      title: string | null;
      quantities: readonly number[];
      at: number;
    },
  ): Variant {
    const levels = this.places.map((place, index): [number, Level] => [
      place.id,
      { available: seed.quantities[index] ?? 0, committed: 0, active: true, updatedAt: seed.at },
    ]);
    const variant: Variant = {
      id: this.#next.variant++,
      item: this.#next.item++,
      product,
      sku: seed.sku,
      barcode: seed.barcode ?? null,
      title: seed.title ?? DEFAULT_TITLE,
      tracked: true,
      updatedAt: seed.at,
      levels: new Map(levels),
    };
    product.variants.push(variant);
    return variant;
  }
}
