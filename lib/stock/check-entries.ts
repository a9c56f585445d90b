import type { Entry } from '../model/history.ts';

/**
 * Do the entries of one record lead from "not known" to its count, each beginning where another ended? Told by
 * balance: every figure is left as often as it is reached, but for the first and the last. So entries that share a
 * moment, or whose reading began before another's edit, need no order.
 *
 * @returns what they lead to: the count where all is well.
 */
export function checkEntries(
  count: number | null,
  entries: readonly Pick<Entry, 'before' | 'after'>[],
): { ok: boolean; leadTo: number | null } {
  const balance = new Map<number | null, number>();
  const add = (figure: number | null, by: number) => balance.set(figure, (balance.get(figure) ?? 0) + by);
  let sum: number | null = null;
  for (const { before, after } of entries) {
    add(before, -1);
    add(after, 1);
    if (after !== null) sum = (sum ?? 0) + after - (before ?? 0);
  }
  // From "not known" to the count, once.
  add(null, 1);
  add(count, -1);
  const ok = [...balance.values()].every((rest) => rest === 0);
  return { ok, leadTo: ok ? count : sum };
}
