import { exportHead, exportLine } from '../../../../lib/bulk/write-csv.ts';
import type { FiguresPage } from '../bulk/figure-pages.ts';

/** The text of an export, in parts as large as a message. Null: it was given up. */
export async function exportCsv(
  pages: AsyncIterable<FiguresPage>,
  { onProgress, isCancelled }: { onProgress(done: number, of: number): void; isCancelled(): boolean },
): Promise<readonly string[] | null> {
  const parts: string[] = [];
  let done = 0;
  for await (const { rows, warehouses, total } of pages) {
    if (isCancelled()) return null;
    if (parts.length === 0) parts.push(exportHead(warehouses));
    parts.push(rows.map(exportLine).join(''));
    done += rows.length;
    onProgress(done, total);
  }
  return parts;
}
