import * as z from 'zod/mini';
import type { LineOutcome, WriteLine } from '../channel.ts';

/*
 * `inventory_delta` is in every WooCommerce since 3.0, but in no documentation, and a plugin may put its own handling of
 * products in its place. So it isn't believed in before this shop has shown it. A difference of 0 shows nothing; the
 * first real one does: its marker says that the shop saved the item, and the figure whether it moved.
 *
 * A shop that ignores it gets no writes: the only other way is to set a figure, which undoes whatever was sold since
 * that figure was read.
 */

/** How this shop takes differences, as far as it has shown; remembered while the client lives. */
export interface Differences {
  known: 'unproven' | 'adds' | 'ignores';
}

/** A line that the shop saved with our marker, and the figure that it has now. */
export interface Saved {
  line: WriteLine;
  quantity: number;
}

/** A figure that was read so long ago may have moved since by just as much as we meant to. Milliseconds. */
const FRESH_MS = 30_000;

const Basis = z.object({ readAt: z.number() });

/** What `prepare` leaves in a line while nothing is proven: when its figure was read. */
export const basisAt = (readAt: number): string => JSON.stringify({ readAt });

export function isFresh({ basis }: WriteLine, now: number): boolean {
  const read = basisOf(basis);
  return read !== null && now >= read.readAt && now - read.readAt <= FRESH_MS;
}

function basisOf(basis: string | undefined): { readAt: number } | null {
  try {
    return z.parse(Basis, JSON.parse(basis ?? ''));
  } catch {
    // Not ours, so it says nothing of when the figure was read.
    return null;
  }
}

/**
 * What lines saved together show. One that has what was meant proves that the shop adds. One that didn't move proves
 * the opposite, where its figure was read just before.
 */
export function learn(differences: Differences, saved: readonly Saved[], now: number): void {
  if (differences.known !== 'unproven') return;
  if (saved.some((one) => hasMoved(one))) differences.known = 'adds';
  else if (saved.some((one) => isUnmoved(one) && isFresh(one.line, now))) differences.known = 'ignores';
}

const hasMoved = ({ line: { from, to }, quantity }: Saved): boolean =>
  to !== from && (quantity === to || quantity === to + (to - from));
const isUnmoved = ({ line: { from, to }, quantity }: Saved): boolean => to !== from && quantity === from;

/**
 * An item with our marker. A browser sends a request again by itself when a reused connection breaks before the reply
 * begins, and WooCommerce adds the difference each time: then the figure is off by just that difference.
 */
export function savedOutcome({ known }: Differences, saved: Saved): LineOutcome {
  const { line, quantity } = saved;
  if (known === 'ignores') return IGNORED;
  if (known === 'unproven' && isUnmoved(saved)) {
    return { kind: 'unknown', detail: 'saved, but its stock is what it was' };
  }
  const surplus = line.to - line.from;
  return surplus !== 0 && quantity === line.to + surplus ? { kind: 'doubled', value: quantity } : { kind: 'applied' };
}

export const IGNORED: LineOutcome = {
  kind: 'rejected',
  reason:
    'The shop saves changes but ignores the difference in stock, as some plugins make it do. Setting a figure could undo a sale, so its counts are only read.',
};
