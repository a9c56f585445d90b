import { CATALOGUE } from '../catalogue.ts';

export interface Product {
  readonly id: number;
  sku: string | null;
  name: string;
  readonly type: 'simple' | 'configurable';
  /** 1: not shown by itself. */
  readonly visibility: 1 | 4;
  readonly children: number[];
  manageStock: boolean;
  minQty: number;
  backorders: boolean;
}

export interface Source {
  readonly code: string;
  name: string;
  enabled: boolean;
}

export interface Stock {
  readonly id: number;
  readonly name: string;
  /** Codes of the websites that sell from it. */
  readonly websites: string[];
}

export interface SourceItem {
  readonly id: number;
  sku: string;
  readonly source: string;
  quantity: number;
  status: number;
}

export interface OrderRow {
  readonly itemId: number;
  readonly sku: string;
  readonly ordered: number;
  canceled: number;
  shipped: number;
  refunded: number;
  updatedAt: number;
}

export interface Order {
  readonly id: number;
  readonly stock: number;
  readonly storeId: number;
  readonly createdAt: number;
  updatedAt: number;
  readonly rows: OrderRow[];
}

export interface Shipment {
  readonly id: number;
  readonly order: number;
  readonly source: string;
  readonly createdAt: number;
  readonly rows: readonly { id: number; orderItem: number; sku: string; quantity: number }[];
}

export interface StateOptions {
  now: () => number;
  /** `apart`: each source has a stock and a website of its own. `shared`: both are in one stock, beside the first source. */
  layout: 'apart' | 'shared';
  backorders: boolean;
  /** The index of what can be sold is only brought up to date on demand. */
  scheduled: boolean;
}

/** SKUs as MySQL compares them: neither case nor spaces at the end count. */
export const fold = (sku: string): string => sku.toLowerCase().replace(/ +$/, '');

/** Everything that the stand-in shop knows. */
export class ShopState {
  readonly products = new Map<number, Product>();
  readonly sources: Source[] = [];
  readonly stocks: Stock[] = [];
  readonly links: { stock: number; source: string }[] = [];
  readonly items: SourceItem[] = [];
  readonly reservations: { stock: number; sku: string; quantity: number }[] = [];
  readonly orders: Order[] = [];
  readonly shipments: Shipment[] = [];
  readonly websites = [
    { id: 1, code: 'base', name: 'Main Website', view: 1 },
    { id: 2, code: 'nl', name: 'Nederland', view: 2 },
  ];
  #index = new Map<string, { quantity: number; salable: boolean }>();
  /** By folded SKU, and by source and folded SKU: a shop of thousands is looked through often. */
  #bySku = new Map<string, Product>();
  #rows = new Map<string, SourceItem>();
  #next = 41;

  constructor(readonly options: StateOptions) {
    this.stocks.push(
      { id: 1, name: 'Default Stock', websites: ['base'] },
      { id: 2, name: 'Rotterdam', websites: ['nl'] },
    );
    const shared = options.layout === 'shared';
    const first = shared ? 'harbour' : 'default';
    // Every Magento has the first source, which can be in the first stock alone.
    if (shared) this.addSource('default', 'Default Source', 1);
    this.addSource(first, 'Harbour Street', shared ? 2 : 1);
    this.addSource('rotterdam', 'Rotterdam DC', 2);
    for (const { title, variants } of CATALOGUE) {
      const single = variants.length === 1;
      const parent = single ? null : this.#insert(`${variants[0]?.sku.split('-')[0]}-CONF`, title, 'configurable', 4);
      for (const { sku, title: variant, bristol, rotterdam } of variants) {
        const name = single ? title : `${title}-${variant}`;
        const product = this.#insert(sku, name, 'simple', single ? 4 : 1);
        parent?.children.push(product.id);
        this.setRow(sku, first, bristol, 1);
        this.setRow(sku, 'rotterdam', rotterdam, 1);
      }
    }
    this.reindex();
  }

  /** A new source is in no stock unless it is put into one. */
  addSource(code: string, name: string, stock?: number): void {
    this.sources.push({ code, name, enabled: true });
    if (stock !== undefined) this.links.push({ stock, source: code });
  }

  /** Assigned to the first location's source. A SKU is taken once, without regard to case. */
  addProduct(name: string, sku: string | null, quantity: number): Product {
    if (sku !== null && this.like(sku)) {
      throw new Error('The value specified in the SKU field would generate a SKU that already exists.');
    }
    const product = this.#insert(sku, name, 'simple', 4);
    if (sku !== null) this.setRow(sku, this.source().code, quantity, 1);
    return product;
  }

  bySku(sku: string): Product {
    const found = this.like(sku);
    if (found?.sku !== sku) throw new Error(`The stand-in shop has no SKU ${JSON.stringify(sku)}.`);
    return found;
  }

  /** As Magento looks one up. */
  like(sku: string): Product | undefined {
    const found = this.#bySku.get(fold(sku));
    return found && this.products.has(found.id) ? found : undefined;
  }

  /** By its name; the first location when none is given. */
  source(name = 'Harbour Street'): Source {
    const found = this.sources.find((source) => source.name === name);
    if (!found) throw new Error(`The stand-in shop has no source ${JSON.stringify(name)}.`);
    return found;
  }

  row(sku: string, source: string): SourceItem | undefined {
    return this.#rows.get(`${source}\n${fold(sku)}`);
  }

  /** Sets a row, or makes it: also for a SKU that isn't there. */
  setRow(sku: string, source: string, quantity: number, status: number): void {
    const row = this.row(sku, source);
    if (row) Object.assign(row, { quantity, status });
    else {
      const made: SourceItem = { id: this.#next++, sku, source, quantity, status };
      this.items.push(made);
      this.#rows.set(`${source}\n${fold(sku)}`, made);
    }
    if (!this.options.scheduled) this.#indexSku(sku);
  }

  /** With its stock's links and all that it has. */
  removeSource(code: string): void {
    const without = <T extends { source: string }>(list: T[]) => {
      list.splice(0, list.length, ...list.filter(({ source }) => source !== code));
    };
    without(this.links);
    without(this.items);
    this.sources.splice(0, this.sources.length, ...this.sources.filter((source) => source.code !== code));
    this.reindex();
  }

  /** The stock of a source, and whether it is the stock's only one. */
  stockOf(source: string): { id: number; alone: boolean } | null {
    const own = this.links.filter((link) => link.source === source);
    const [link] = own;
    if (!link) return null;
    const alone = own.length === 1 && this.links.filter(({ stock }) => stock === link.stock).length === 1;
    return { id: link.stock, alone };
  }

  reserved(stock: number, sku: string): number {
    return this.reservations
      .filter((one) => one.stock === stock && fold(one.sku) === fold(sku))
      .reduce((sum, one) => sum + one.quantity, 0);
  }

  isAssigned(stock: number, sku: string): boolean {
    return this.links.some((link) => link.stock === stock && this.row(sku, link.source) !== undefined);
  }

  /** As the index has it: open orders taken off, and 0 for whatever it says can't be sold. */
  salable(stock: number, sku: string): { quantity: number; salable: boolean } {
    const product = this.like(sku);
    const indexed = this.#index.get(`${stock}\n${fold(sku)}`);
    if (!product || !indexed?.salable) return { quantity: 0, salable: false };
    const quantity = indexed.quantity + this.reserved(stock, sku) - product.minQty;
    return quantity > 0 || product.backorders ? { quantity, salable: true } : { quantity: 0, salable: false };
  }

  /** After anything else than a row was changed: SKUs, sources, what is in which stock. */
  reindex(): void {
    this.#bySku = new Map(
      [...this.products.values()].flatMap((one) => (one.sku === null ? [] : [[fold(one.sku), one]])),
    );
    this.#rows = new Map(this.items.map((item) => [`${item.source}\n${fold(item.sku)}`, item]));
    this.#index = new Map();
    for (const sku of new Set(this.items.map((item) => fold(item.sku)))) this.#indexSku(sku);
  }

  #indexSku(sku: string): void {
    for (const { id } of this.stocks) {
      const rows = this.links
        .filter(({ stock, source }) => stock === id && this.sources.some((one) => one.code === source && one.enabled))
        .flatMap(({ source }) => this.row(sku, source) ?? []);
      const inStock = rows.filter(({ status }) => status === 1);
      const quantity = inStock.reduce((sum, row) => sum + row.quantity, 0);
      if (rows.length > 0) this.#index.set(`${id}\n${fold(sku)}`, { quantity, salable: inStock.length > 0 });
    }
  }

  /** What is true of a SKU at a source, in the figure that is kept for it. */
  figure(sku: string, source: string): number | null {
    const product = this.bySku(sku);
    const row = this.row(sku, source);
    const enabled = this.sources.some((one) => one.code === source && one.enabled);
    if (!enabled || !product.manageStock || !row || (row.status === 0 && row.quantity > 0)) return null;
    const stock = this.stockOf(source);
    if (!stock?.alone) return row.quantity;
    return this.salable(stock.id, sku).quantity + (row.status === 0 ? row.quantity : 0);
  }

  placeOrder(sku: string, units: number, stock: number): Order {
    const at = this.options.now();
    const website = this.stocks.find(({ id }) => id === stock)?.websites[0];
    const order: Order = {
      id: this.#next++,
      stock,
      storeId: this.websites.find(({ code }) => code === website)?.view ?? 1,
      createdAt: at,
      updatedAt: at,
      rows: [{ itemId: this.#next++, sku, ordered: units, canceled: 0, shipped: 0, refunded: 0, updatedAt: at }],
    };
    this.orders.push(order);
    this.reservations.push({ stock, sku, quantity: -units });
    return order;
  }

  cancel(order: Order): void {
    for (const row of order.rows) {
      const left = row.ordered - row.shipped - row.canceled;
      row.canceled += left;
      this.reservations.push({ stock: order.stock, sku: row.sku, quantity: left });
      this.#touch(order, row);
    }
  }

  /** Takes the units off the source and ends their reservation. */
  ship(order: Order, source: string): void {
    const rows = order.rows.map((row) => {
      const quantity = row.ordered - row.shipped - row.canceled;
      row.shipped += quantity;
      const item = this.row(row.sku, source);
      if (item) {
        const left = item.quantity - quantity;
        // Magento itself marks a row out of stock when its last unit is shipped.
        this.setRow(row.sku, source, left, left === 0 && !this.bySku(row.sku).backorders ? 0 : item.status);
      }
      this.reservations.push({ stock: order.stock, sku: row.sku, quantity });
      this.#touch(order, row);
      return { id: this.#next++, orderItem: row.itemId, sku: row.sku, quantity };
    });
    this.shipments.push({ id: this.#next++, order: order.id, source, createdAt: this.options.now(), rows });
  }

  refund(order: Order): void {
    for (const row of order.rows) {
      row.refunded = row.ordered;
      this.#touch(order, row);
    }
  }

  #touch(order: Order, row: OrderRow): void {
    row.updatedAt = order.updatedAt = this.options.now();
  }

  #insert(sku: string | null, name: string, type: Product['type'], visibility: Product['visibility']): Product {
    const product: Product = {
      id: this.#next++,
      sku,
      name,
      type,
      visibility,
      children: [],
      manageStock: true,
      minQty: 0,
      backorders: this.options.backorders,
    };
    this.products.set(product.id, product);
    if (sku !== null) this.#bySku.set(fold(sku), product);
    return product;
  }
}
