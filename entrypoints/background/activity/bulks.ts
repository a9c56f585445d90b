import type { Entry } from '../../../lib/model/history.ts';
import { bulkOf, startOfBulk, undoOfEdit } from '../../../lib/model/ids.ts';
import type { StockStore } from '../../../lib/sync/ports.ts';
import type { FoundEntry } from './find-entries.ts';

type Span = Awaited<ReturnType<StockStore['entrySpan']>>;

/**
 * Tells the entries of a bulk as one, where the last of them stands: its id is the last of theirs, so whoever meets an
 * entry knows without the others whether it is the one to tell.
 */
export class Bulks {
  private readonly spans = new Map<string, Promise<Span>>();
  private readonly stock: Pick<StockStore, 'entrySpan'>;

  constructor(stock: Pick<StockStore, 'entrySpan'>) {
    this.stock = stock;
  }

  /** null: another entry tells of its bulk. */
  async tell(entry: Entry): Promise<FoundEntry | null> {
    const of = bulkOf(entry.id);
    if (!of) return { entry, bulk: null };
    const span = await this.span(of.undo ? undoOfEdit(startOfBulk(of.bulk)) : startOfBulk(of.bulk));
    if (!span || span.n < 2) return { entry, bulk: null };
    return span.last === entry.id ? { entry, bulk: { ...of, n: span.n } } : null;
  }

  private span(start: string): Promise<Span> {
    const span = this.spans.get(start) ?? this.stock.entrySpan(start);
    this.spans.set(start, span);
    return span;
  }
}
