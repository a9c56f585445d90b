import { randomBytes } from 'node:crypto';
import { CATALOGUE } from '../catalogue.ts';

export type MovementType = 'ADJUSTMENT' | 'ALLOCATION' | 'RELEASE' | 'SALE' | 'CANCELLATION' | 'RETURN';

/** One entry of a variant's ledger. The shop knows its location, but its API doesn't tell it. */
export interface Movement {
  id: string;
  type: MovementType;
  quantity: number;
  place: number;
  at: number;
}

/** Units of one variant at one location. Available = on hand − allocated. */
export interface Level {
  onHand: number;
  allocated: number;
  updatedAt: number;
}

export type Tracking = 'TRUE' | 'FALSE' | 'INHERIT';

export interface Variant {
  id: number;
  product: Product;
  /** '' where it has none. */
  sku: string;
  /** As Vendure names it: the product's name and the options. */
  name: string;
  options: readonly string[];
  tracking: Tracking;
  /** Moves when the variant is saved, and not with a sale. */
  updatedAt: number;
  /** By location id; none: the location came after the variant. */
  levels: Map<number, Level>;
  movements: Movement[];
}

export interface Product {
  id: number;
  name: string;
  variants: Variant[];
}

export interface Place {
  id: number;
  name: string;
}

export interface Change {
  variant: Variant;
  place: Place;
  from: number;
  to: number;
}

const HOUR = 3_600_000;

/** Everything the stand-in shop knows. Order of insertion is the order of ids. */
export class ShopState {
  readonly products = new Map<number, Product>();
  readonly places: Place[] = [];
  settings = { trackInventory: true, updatedAt: 0 };
  /** Called once between the reading and the saving of the next write: what another request does then is lost. */
  inBetween: (() => void) | null = null;
  readonly #now: () => number;
  readonly #randomIds: boolean;
  #next = { product: 1, variant: 1, place: 1, movement: 1 };

  /** `randomIds`: movements have keys that don't count up. */
  constructor(now: () => number, randomIds: boolean, places: readonly string[]) {
    this.#now = now;
    this.#randomIds = randomIds;
    for (const name of places) this.addPlace(name);
    const seededAt = now() - 2 * HOUR;
    this.settings.updatedAt = seededAt;
    for (const { title, variants } of CATALOGUE) {
      this.#create(
        title,
        variants.map(({ sku, title: variant, bristol, rotterdam }) => ({
          sku,
          options: variant?.split(' / ') ?? [],
          quantities: [bristol, rotterdam],
        })),
        seededAt,
      );
    }
  }

  addPlace(name: string): Place {
    const place = { id: this.#next.place++, name };
    this.places.push(place);
    return place;
  }

  /** Levels and movements at the location go with it. */
  removePlace(name: string): void {
    const { id } = this.place(name);
    this.places.splice(
      this.places.findIndex((place) => place.id === id),
      1,
    );
    for (const variant of this.variants) {
      variant.levels.delete(id);
      variant.movements = variant.movements.filter((movement) => movement.place !== id);
    }
  }

  addProduct(
    name: string,
    variants: readonly { sku: string | null; options?: readonly string[]; quantity: number; tracked?: boolean }[],
  ): void {
    const made = this.#create(
      name,
      variants.map(({ sku, options = [], quantity }) => ({ sku: sku ?? '', options, quantities: [quantity] })),
      this.#now(),
    );
    for (const [index, variant] of made.variants.entries()) {
      if (variants[index]?.tracked === false) variant.tracking = 'FALSE';
    }
  }

  get variants(): Variant[] {
    return [...this.products.values()].flatMap((product) => product.variants);
  }

  variant(id: string): Variant | undefined {
    return this.variants.find((variant) => String(variant.id) === id);
  }

  variantBySku(sku: string): Variant {
    const found = this.variants.find((variant) => variant.sku === sku);
    if (!found) throw new Error(`The stand-in shop has no SKU ${JSON.stringify(sku)}.`);
    return found;
  }

  /** The first one when no name is given. */
  place(name?: string): Place {
    const found = name === undefined ? this.places[0] : this.places.find((place) => place.name === name);
    if (!found) throw new Error(`The stand-in shop has no stock location ${JSON.stringify(name)}.`);
    return found;
  }

  isTracked({ tracking }: Variant): boolean {
    return tracking === 'INHERIT' ? this.settings.trackInventory : tracking === 'TRUE';
  }

  /** What a customer's order, its sending or its cancelling does. What isn't counted gets its movement all the same. */
  move(variant: Variant, place: Place, type: MovementType, units: number): void {
    const quantity = type === 'SALE' ? -units : units;
    if (this.isTracked(variant)) {
      const level = this.#levelOf(variant, place);
      if (type === 'SALE' || type === 'CANCELLATION') level.onHand += quantity;
      if (type === 'ALLOCATION' || type === 'SALE' || type === 'RELEASE') {
        level.allocated += type === 'RELEASE' ? -units : quantity;
      }
      level.updatedAt = this.#now();
    }
    this.#note(variant, place, type, quantity);
  }

  /** Sets units on hand, as the API and the admin do. Null: it was just that before, and there is no movement. */
  set(variant: Variant, place: Place, onHand: number): Change | null {
    const level = this.#levelOf(variant, place);
    const { onHand: from } = level;
    if (from === onHand) return null;
    const hook = this.inBetween;
    this.inBetween = null;
    hook?.();
    this.#note(variant, place, 'ADJUSTMENT', onHand - from);
    Object.assign(level, { onHand, updatedAt: this.#now() });
    return { variant, place, from, to: onHand };
  }

  touch(variant: Variant): void {
    variant.updatedAt = this.#now();
  }

  #levelOf(variant: Variant, place: Place): Level {
    const level = variant.levels.get(place.id) ?? { onHand: 0, allocated: 0, updatedAt: this.#now() };
    variant.levels.set(place.id, level);
    return level;
  }

  #note(variant: Variant, place: Place, type: MovementType, quantity: number, at = this.#now()): void {
    const id = this.#randomIds ? randomBytes(8).toString('hex') : String(this.#next.movement++);
    variant.movements.push({ id, type, quantity, place: place.id, at });
  }

  #create(
    name: string,
    variants: readonly { sku: string; options: readonly string[]; quantities: readonly number[] }[],
    at: number,
  ): Product {
    const product: Product = { id: this.#next.product++, name, variants: [] };
    this.products.set(product.id, product);
    for (const { sku, options, quantities } of variants) {
      const variant: Variant = {
        id: this.#next.variant++,
        product,
        sku,
        name: [name, ...options].join(' '),
        options,
        tracking: 'INHERIT',
        updatedAt: at,
        levels: new Map(),
        movements: [],
      };
      product.variants.push(variant);
      for (const [index, place] of this.places.entries()) {
        const onHand = quantities[index] ?? 0;
        variant.levels.set(place.id, { onHand, allocated: 0, updatedAt: at });
        if (onHand !== 0) this.#note(variant, place, 'ADJUSTMENT', onHand, at);
      }
    }
    return product;
  }
}
