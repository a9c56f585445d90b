import type { ReplyOf, RequestOf } from '../../../../lib/messages/protocol.ts';
import type { ProductFilter } from '../../../../lib/model/product-query.ts';
import type { Selection } from '../selection.ts';

/** So many products in one message. */
const PAGE = 1_000;

export type AskFigures = (request: RequestOf<'products.figures'>) => Promise<ReplyOf<'products.figures'>>;
export type FiguresPage = ReplyOf<'products.figures'>;

/** All that matches, or all that is ticked, a page at a time. */
export async function* figurePages(
  ask: AskFigures,
  { search, filter }: { search: string; filter: ProductFilter },
  selection: Selection,
): AsyncGenerator<FiguresPage> {
  if (!selection.all) {
    yield* figuresOf(ask, [...selection.skus]);
    return;
  }
  let after: string | null = null;
  do {
    const page: FiguresPage = await ask({ search, filter, only: null, after, limit: PAGE });
    yield {
      ...page,
      total: page.total - selection.except.size,
      rows: page.rows.filter(({ sku }) => !selection.except.has(sku)),
    };
    after = page.next;
  } while (after !== null);
}

/** Exactly these SKUs, as far as anybody knows them. `asked`: how many of them this page is about. */
export async function* figuresOf(
  ask: AskFigures,
  skus: readonly string[],
): AsyncGenerator<FiguresPage & { asked: number }> {
  for (let start = 0; start < skus.length; start += PAGE) {
    const only = skus.slice(start, start + PAGE);
    const page = await ask({ search: '', filter: 'all', only, after: null, limit: PAGE });
    yield { ...page, total: skus.length, asked: only.length };
  }
}
