import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReplyOf, RequestOf } from '../../../lib/messages/protocol.ts';
import type { ProductFilter, ProductSort } from '../../../lib/model/product-query.ts';
import type { ProductRow, WarehouseView } from '../../../lib/model/views.ts';

const PAGE = 100;

/** What is looked at. */
export interface ProductQuery {
  search: string;
  filter: ProductFilter;
  sort: ProductSort;
}

export interface Products {
  /** null until the first answer. */
  known: Known | null;
  failed: boolean;
  /** Asks for the rows that are in sight and not there yet. */
  need(from: number, to: number): void;
  tryAgain(): void;
}

export interface Known {
  /** What these rows were asked for with. */
  query: ProductQuery;
  total: number;
  warehouses: readonly WarehouseView[];
  /** By their place in the whole list; holes where nobody has looked yet. */
  rows: ReadonlyMap<number, ProductRow>;
}

/**
 * A long list, read a page at a time where it is looked at. After a change the pages in sight are read again, and the
 * old rows stay on screen until the new ones are there.
 */
export function useProducts(
  list: (request: RequestOf<'products.list'>) => Promise<ReplyOf<'products.list'>>,
  query: ProductQuery,
  version: number,
): Products {
  const [known, setKnown] = useState<Known | null>(null);
  const [failed, setFailed] = useState(false);
  const sight = useRef({ from: 0, to: 1 });
  const asked = useRef(new Set<number>());
  const generation = useRef(0);

  const ask = (page: number) => {
    if (asked.current.has(page)) return;
    asked.current.add(page);
    const mine = generation.current;
    list({ ...query, offset: page * PAGE, limit: PAGE, only: null }).then(
      (reply) => {
        if (mine !== generation.current) return;
        setFailed(false);
        setKnown((before) => withPage(before, query, page, reply));
      },
      () => {
        if (mine !== generation.current) return;
        asked.current.delete(page);
        setFailed(true);
      },
    );
  };

  const need = (from: number, to: number) => {
    sight.current = { from, to };
    for (let page = Math.floor(from / PAGE); page * PAGE < to; page++) ask(page);
  };

  const again = () => {
    generation.current += 1;
    asked.current = new Set();
    need(sight.current.from, Math.max(1, sight.current.to));
  };

  useEffect(() => {
    sight.current = { from: 0, to: 1 };
    again();
  }, [query]);
  useEffect(() => {
    if (generation.current > 1 || version > 0) again();
  }, [version]);
  // An answer that comes after the list is gone changes nothing.
  useEffect(
    () => () => {
      generation.current += 1;
    },
    [],
  );

  return { known, failed, need, tryAgain: again };
}

function withPage(before: Known | null, query: ProductQuery, page: number, reply: ReplyOf<'products.list'>): Known {
  const rows = new Map(before?.query === query ? before.rows : []);
  for (const place of rows.keys()) if (place >= reply.total) rows.delete(place);
  for (const [index, row] of reply.rows.entries()) rows.set(page * PAGE + index, row);
  return { query, total: reply.total, warehouses: reply.warehouses, rows };
}
