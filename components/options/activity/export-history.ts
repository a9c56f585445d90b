import { BOM, csvLine } from '../../../lib/bulk/write-csv.ts';
import type { ActivityEntry, EntryFilter, EntryPlace } from '../../../lib/model/activity.ts';
import type { ActivityPorts } from './activity-ports.ts';

export type ExportFormat = 'csv' | 'json';

export const EXPORT_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
};

const PAGE = 500;
const COLUMNS = ['time', 'sku', 'warehouse', 'what', 'cause', 'location', 'reason', 'before', 'after', 'id'] as const;

export interface ExportOptions {
  /** Changes that are written so far. */
  onProgress(n: number): void;
  isCancelled(): boolean;
}

/**
 * All of the history that a filter lets through, newest first, as parts of a file: page by page, so that nothing but
 * text is kept. null: it was cancelled. Rejects when the background gives no answer.
 */
export async function exportHistory(
  page: ActivityPorts['page'],
  filter: EntryFilter,
  format: ExportFormat,
  { onProgress, isCancelled }: ExportOptions,
): Promise<{ n: number; parts: string[] } | null> {
  const parts = [format === 'csv' ? BOM + csvLine(COLUMNS) : '['];
  let n = 0;
  let after: EntryPlace | null = null;
  do {
    const reply: Awaited<ReturnType<ActivityPorts['page']>> = await page({ filter, after, limit: PAGE });
    if (isCancelled()) return null;
    const rows = reply.entries.map(rowOf);
    if (format === 'csv') parts.push(rows.map((row) => csvLine(COLUMNS.map((column) => row[column]))).join(''));
    else if (rows.length > 0) parts.push(`${n > 0 ? ',' : ''}\n${rows.map((row) => JSON.stringify(row)).join(',\n')}`);
    n += rows.length;
    after = reply.next;
    onProgress(n);
  } while (after !== null);
  if (format === 'json') parts.push('\n]\n');
  return { n, parts };
}

/** One change as it is written: names as they are now, the time in UTC, empty or null for what isn't known. */
function rowOf(entry: ActivityEntry): Record<(typeof COLUMNS)[number], string | number | null> {
  const { id, at, sku, warehouseName, warehouse, text, cause, place, reason, before, after } = entry;
  return {
    time: new Date(at).toISOString(),
    sku,
    warehouse: warehouseName ?? warehouse,
    what: text,
    cause,
    location: place,
    reason,
    before,
    after,
    id,
  };
}
