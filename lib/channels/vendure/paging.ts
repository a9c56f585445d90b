import { fail, ok, type Result } from '../../model/channel-error.ts';

/** One page of a list, and how many entries there are over all pages. */
export interface Page<T> {
  items: readonly T[];
  totalItems: number;
}

/** Every page of a list; `read` gives the page that begins at `skip`. */
export async function everyPage<T>(read: (skip: number) => Promise<Result<Page<T>>>): Promise<Result<readonly T[]>> {
  const found: T[] = [];
  let total = 0;
  do {
    const page = await read(found.length);
    if (!page.ok) return page;
    const { items, totalItems } = page.value;
    // Something was deleted, and what came after it moved up to a page that is already read.
    if (totalItems < total) return fail({ kind: 'unavailable', detail: 'the list grew shorter while it was read' });
    if (items.length === 0 && found.length < totalItems) {
      return fail({ kind: 'malformed', detail: 'a page without entries before the last' });
    }
    total = totalItems;
    found.push(...items);
  } while (found.length < total);
  return ok(found);
}

/** The list in pieces of this size, the last one perhaps smaller. */
export function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

/** The order in which nothing is skipped when something is added while pages are read. */
export const BY_ID = { sort: { id: 'ASC' } } as const;
