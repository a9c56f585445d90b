import { type ChannelError, fail, ok, type Result } from '../../model/channel-error.ts';
import type { ItemId } from '../../model/ids.ts';
import type { Millis } from '../../model/time.ts';
import type { StockEvent } from '../channel.ts';
import type { NamedLine, NotedChange } from './stock-notes.ts';

/** A line of an order. */
export interface StockLine extends NamedLine {
  /** `_reduced_stock`: units that it has taken off the stock and not given back; null where there is no such figure. */
  reduced: number | null;
  /** `_restock_refunded_items`: units that refunds put back. Older shops leave `reduced` as it was then. */
  restocked: number;
}

/** An order with what it says of stock. */
export interface OrderStock {
  status: string;
  /** Since it was last saved, by the shop's clock. */
  age: Millis;
  lines: readonly StockLine[];
  /** Oldest first; times by our clock. */
  notes: readonly { id: number; at: Millis; changes: readonly NotedChange[] }[];
  /** Only what was noted from then on is wanted. */
  from: Millis;
}

/** One change that an order made; `nth` of those that its note tells of the same item, from 1. */
export type Moved = Pick<StockEvent, 'at' | 'by' | 'figures'> & { note: number; nth: number };

/** For this long after an order was saved, what it does to the stock may not be finished, nor noted. */
const IN_HAND_MS: Millis = 30_000;

const TAKES: readonly string[] = ['on-hold', 'processing', 'completed'];
const GIVES_BACK: readonly string[] = ['pending', 'cancelled', 'failed'];

/**
 * What an order moved of one of its items, by its notes. They are free text, so they count only where they come to what
 * its lines have taken; the one note of a line that they don't come to still says when that was.
 */
export function movedInOrder(order: OrderStock, item: ItemId): Result<readonly Moved[]> {
  const { notes, from } = order;
  const lines = order.lines.filter((line) => line.item === item);
  const isOnly = lines.length === order.lines.length;
  const [own, loose] = [found(notes, [item]), found(notes, [null])];
  // A note's only change that names nobody is the only item's, unless that doesn't come out: staff write notes with
  // arrows too, and lines are taken out of their order.
  const single = notes.map(({ changes, ...note }) => {
    return { ...note, changes: changes.length === 1 ? changes : changes.filter((change) => change.item === item) };
  });
  const told = (isOnly ? tally(found(single, [item, null]), lines) : null) ?? tally(own, lines);
  if (order.age < IN_HAND_MS && !(told && isSettled(order.status, lines))) return fail(IN_HAND);
  const { reduced } = taken(lines);
  if (told) {
    // An order that took nothing on the whole may have taken and given back in words that name nobody.
    const isHidden = !isOnly && reduced === 0 && told.length === 0 && loose.some(({ at }) => at >= from);
    return isHidden ? fail(UNTOLD) : ok(told.filter(({ at }) => at >= from));
  }
  const [only, ...others] = new Map([...own, ...loose].map((one) => [one.note, one])).values();
  if (!only || others.length > 0 || !Number.isSafeInteger(reduced) || reduced === 0) return fail(UNTOLD);
  return ok(only.at >= from ? [{ note: only.note, nth: 1, at: only.at, by: -reduced }] : []);
}

type Found = Pick<Moved, 'note' | 'at' | 'nth'> & { figures: NotedChange['figures'] };

/** The changes of these owners. */
function found(notes: OrderStock['notes'], owners: readonly (ItemId | null)[]): readonly Found[] {
  return notes.flatMap(({ id: note, at, changes }) =>
    owners
      .flatMap((owner) => changes.filter((change) => change.item === owner))
      .map(({ figures }, index) => ({ note, at, nth: index + 1, figures })),
  );
}

/** The changes as events, where they come to what the lines say; else null. */
function tally(changes: readonly Found[], lines: readonly StockLine[]): readonly Moved[] | null {
  const moved: Moved[] = [];
  let sum = 0;
  for (const { figures, ...one } of changes) {
    if (!figures) return null;
    const by = figures.after - figures.before;
    moved.push({ ...one, by, figures });
    sum += by;
  }
  const { reduced, restocked } = taken(lines);
  return sum === -reduced || sum === restocked - reduced ? moved : null;
}

function taken(lines: readonly StockLine[]): { reduced: number; restocked: number } {
  let [reduced, restocked] = [0, 0];
  for (const line of lines) {
    reduced += line.reduced ?? 0;
    restocked += line.restocked;
  }
  return { reduced, restocked };
}

/** Has the order done to these lines what its status does? */
function isSettled(status: string, lines: readonly StockLine[]): boolean {
  if (TAKES.includes(status)) return lines.every(({ reduced }) => reduced !== null);
  if (GIVES_BACK.includes(status)) return lines.every(({ reduced }) => !reduced);
  return true;
}

const IN_HAND: ChannelError = { kind: 'unavailable', detail: 'an order is just being placed or changed' };
const UNTOLD: ChannelError = {
  kind: 'rejected',
  reason: 'An order doesn’t tell what it did to the stock.',
  detail: 'an order’s notes don’t come to what its lines have taken',
};
