import { fail, ok, type Result } from '../../model/channel-error.ts';
import type { PageInfo } from './schema.ts';

/** Reads from page to page; `read` gives the cursor of the next one, or null after the last. */
export async function everyPage(
  read: (cursor: string | null) => Promise<Result<string | null>>,
): Promise<Result<true>> {
  let cursor: string | null = null;
  do {
    const next: Result<string | null> = await read(cursor);
    if (!next.ok) return next;
    if (next.value !== null && next.value === cursor) return fail({ kind: 'malformed', detail: 'the same page again' });
    cursor = next.value;
  } while (cursor !== null);
  return ok(true);
}

/** null after the last page. */
export function nextCursor({ hasNextPage, endCursor }: PageInfo): Result<string | null> {
  if (!hasNextPage) return ok(null);
  return endCursor === null ? fail({ kind: 'malformed', detail: 'a next page without a cursor' }) : ok(endCursor);
}

/** The list in pieces of this size, the last one perhaps smaller. */
export function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
