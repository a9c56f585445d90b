import type { Entry } from '../model/history.ts';

/**
 * The count that a record had at a moment, from the count that it has now and the entries after that moment. Entries
 * are taken back by their difference, so their order doesn't matter. null: it wasn't known then. An entry of just that
 * moment belongs to it.
 */
export function countAt(
  count: number | null,
  entries: readonly Pick<Entry, 'at' | 'before' | 'after'>[],
  moment: number,
): number | null {
  if (count === null) {
    // It was known until counts that had been pulled were taken back.
    const lost = entries
      .filter(({ at, before, after }) => at > moment && before !== null && after === null)
      .sort((a, b) => a.at - b.at)[0];
    return lost
      ? countAt(
          lost.before,
          entries.filter(({ at }) => at < lost.at),
          moment,
        )
      : null;
  }
  let then = count;
  for (const { at, before, after } of entries) {
    if (at <= moment) continue;
    if (before === null || after === null) return null;
    then -= after - before;
  }
  return then;
}
