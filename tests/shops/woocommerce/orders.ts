import { type Language, type NoteWords, nameOf, noteWords } from './order-notes.ts';
import type { Post, Store } from './store.ts';

export interface OrderLine {
  readonly id: number;
  readonly post: Post;
  /** As the product was called when it was bought. */
  readonly name: string;
  quantity: number;
  /** `_reduced_stock`; null: there is none. */
  reduced: number | null;
  /** `_restock_refunded_items`. */
  restocked: number;
}

export interface OrderNote {
  readonly id: number;
  readonly created: number;
  readonly text: string;
  readonly customer: boolean;
  readonly author: string;
}

export interface Order {
  readonly id: number;
  status: string;
  readonly created: number;
  modified: number;
  readonly lines: OrderLine[];
  readonly notes: OrderNote[];
}

/** `older`: as versions up to 9 write notes, and as they count refunds. */
export interface NoteStyle {
  format?: 'older' | 'newer';
  language?: Language;
}

/** Where the placing of an order stands still: saved; its stock taken; its lines marked; all of it done. */
export type Stage = 'saved' | 'taken' | 'marked' | 'noted';

/** The shop's orders. What moves stock here does it as WooCommerce does: at once, whatever a save through the API has read. */
export interface Orders {
  all(): readonly Order[];
  order(id: number): Order | undefined;
  place(lines: readonly { sku: string; units: number }[], options?: { until?: Stage; status?: string }): Order;
  cancel(order: Order): void;
  /** A refund that puts units back into stock. */
  refund(order: Order, sku: string, units: number): void;
  /** Staff change the quantity of a line. */
  edit(order: Order, sku: string, quantity: number): void;
  /** A line is taken out of its order, and its units are put back. */
  removeLine(order: Order, sku: string): void;
  setStatus(order: Order, status: string): void;
  /** Deletes it for good; its stock stays as it is. */
  remove(id: number): void;
  note(order: Order, text: string, customer?: boolean): void;
  /** Units come back: as refunds of the newest orders of them, and what no order has by hand. */
  takeBack(sku: string, units: number): void;
}

interface Move {
  line: OrderLine;
  before: number;
  after: number;
}

export function createOrders(store: Store, { format = 'newer', language = 'en' }: NoteStyle = {}): Orders {
  const orders = new Map<number, Order>();
  const words: NoteWords = noteWords(format, language);
  let [nextOrder, nextLine, nextNote] = [7_001, 301, 90_001];

  /** One step, as the database takes it. Null: nobody counts this product's stock. */
  const move = (line: OrderLine, by: number): Move | null => {
    if (store.managed(line.post) === false) return null;
    const holder = store.holder(line.post);
    const before = holder.stock ?? 0;
    holder.stock = before + by;
    store.touch(holder);
    return { line, before, after: before + by };
  };
  const addNote = (order: Order, text: string, { customer = false, author = 'system' } = {}): void => {
    order.notes.push({ id: nextNote++, created: store.now(), text, customer, author });
  };
  const save = (order: Order): void => {
    order.modified = store.now();
  };
  const lineOf = (order: Order, sku: string): OrderLine => {
    const line = order.lines.find(({ post }) => post.sku === sku);
    if (!line) throw new Error(`Order ${order.id} has no ${sku}.`);
    return line;
  };
  const take = (order: Order, until: Stage): void => {
    const moves: Move[] = [];
    for (const line of order.lines) {
      const moved = move(line, -line.quantity);
      if (!moved) continue;
      if (until !== 'taken') line.reduced = line.quantity;
      moves.push(moved);
    }
    if (until === 'noted' && moves.length > 0) addNote(order, words.reduced(moves));
  };
  /** To what a line is set: what it took before, or the difference. */
  const adjust = (line: OrderLine, quantity: number): Move | null => {
    const had = line.reduced ?? 0;
    line.quantity = quantity;
    if (had === quantity) return null;
    const moved = move(line, had - quantity);
    if (moved) line.reduced = quantity;
    return moved;
  };

  const api: Orders = {
    all: () => [...orders.values()],
    order: (id) => orders.get(id),
    place(wanted, { until = 'noted', status = 'processing' } = {}) {
      const lines = wanted.map(({ sku, units }): OrderLine => {
        const post = store.bySku(sku);
        return { id: nextLine++, post, name: nameOf(post), quantity: units, reduced: null, restocked: 0 };
      });
      const at = store.now();
      const order: Order = { id: nextOrder++, status, created: at, modified: at, lines, notes: [] };
      orders.set(order.id, order);
      if (until !== 'saved' && TAKES.includes(status)) take(order, until);
      return order;
    },
    cancel(order) {
      order.status = 'cancelled';
      save(order);
      const moves: Move[] = [];
      for (const line of order.lines) {
        const moved = line.reduced ? move(line, line.reduced) : null;
        if (!moved) continue;
        line.reduced = null;
        moves.push(moved);
      }
      if (moves.length > 0) addNote(order, words.increased(moves));
    },
    refund(order, sku, units) {
      const line = lineOf(order, sku);
      const moved = line.reduced ? move(line, units) : null;
      if (moved) {
        if (format === 'newer') line.reduced = (line.reduced ?? 0) - units;
        line.restocked += units;
        addNote(order, words.restocked(moved));
      }
      save(order);
    },
    edit(order, sku, quantity) {
      const moved = adjust(lineOf(order, sku), quantity);
      if (moved) addNote(order, words.adjusted(moved), { author: 'shop manager' });
      save(order);
    },
    removeLine(order, sku) {
      const line = lineOf(order, sku);
      const moved = adjust(line, 0);
      if (moved) addNote(order, words.deleted(moved), { author: 'shop manager' });
      order.lines.splice(order.lines.indexOf(line), 1);
      save(order);
    },
    setStatus(order, status) {
      order.status = status;
      save(order);
    },
    remove: (id) => void orders.delete(id),
    note: (order, text, customer = false) => addNote(order, text, { customer, author: 'shop manager' }),
    takeBack(sku, units) {
      let left = units;
      for (const order of [...orders.values()].reverse()) {
        const line = order.lines.find(({ post }) => post.sku === sku);
        const out = line ? Math.min(left, line.quantity - line.restocked) : 0;
        if (!line?.reduced || out <= 0) continue;
        api.refund(order, sku, out);
        left -= out;
      }
      if (left === 0) return;
      const holder = store.holder(store.bySku(sku));
      if (holder.manageStock) holder.stock = (holder.stock ?? 0) + left;
      store.touch(holder);
    },
  };
  return api;
}

/** Orders of these have taken their stock. */
const TAKES: readonly string[] = ['on-hold', 'processing', 'completed'];
