import type { Handlers } from '../../../lib/messages/server.ts';
import type { ProductFigures, ProductRow, WarehouseView } from '../../../lib/model/views.ts';
import type { StockRecord } from '../../../lib/stock/record.ts';
import type { Text } from '../catalogue/texts.ts';
import type { Hub } from '../hub.ts';
import { type Snapshot, takeSnapshot } from '../snapshot.ts';
import { cellView } from '../views/cell.ts';
import { productFacts } from '../views/product-facts.ts';

type Names = 'products.list' | 'products.tally' | 'products.figures';

/** Most rows of one answer. */
const MOST = 200;
const MOST_FIGURES = 1_000;

/** The list of products: what is found is decided in memory, what is shown is read from the store. */
export function productsHandlers(hub: Hub): Pick<Handlers, Names> {
  return {
    async 'products.list'({ search, filter, sort, offset, limit, only }) {
      const { snapshot, facts } = await now(hub);
      const found =
        only === null ? await hub.catalogue.find({ search, filter, sort }, facts) : await hub.catalogue.bySku([only]);
      const page = found.slice(Math.max(0, offset), Math.max(0, offset) + within(limit, MOST));
      const records = await recordsOf(hub, snapshot, page);
      return {
        total: found.length,
        warehouses: warehousesOf(snapshot),
        rows: page.map((text): ProductRow => {
          const { sku, title, variant, barcode, kept } = text;
          const cells = snapshot.warehouses.map(({ id }) =>
            cellView(snapshot, id, records.get(id)?.get(sku), facts.low),
          );
          return {
            sku,
            title,
            variant,
            barcode,
            inCatalogue: kept,
            shops: kept ? [] : [...text.shops].flatMap((shop) => snapshot.integrations.get(shop)?.name ?? []),
            low: cells.flatMap(({ warehouse, low }) => (low ? [warehouse] : [])),
            cells,
          };
        }),
      };
    },

    async 'products.tally'({ search }) {
      const { facts } = await now(hub);
      return hub.catalogue.tally(search, ['all', 'low', 'zero', 'differs', 'problem', 'not-in-master'], facts);
    },

    async 'products.figures'({ search, filter, only, after, limit }) {
      const { snapshot, facts } = await now(hub);
      const found = only
        ? await hub.catalogue.bySku(only)
        : await hub.catalogue.find({ search, filter, sort: null }, facts);
      const start = after === null ? 0 : firstBehind(found, after);
      const page = found.slice(start, start + within(limit, MOST_FIGURES));
      const records = await recordsOf(hub, snapshot, page);
      return {
        total: found.length,
        warehouses: warehousesOf(snapshot),
        rows: page.map(({ sku, title, variant, barcode, kept }): ProductFigures => {
          const own = snapshot.warehouses.map(({ id }) => records.get(id)?.get(sku));
          return {
            sku,
            title,
            variant,
            barcode,
            inCatalogue: kept,
            counts: own.map((record) => record?.count ?? null),
            linked: own.map((record) => Object.keys(record?.lines ?? {}).length > 0),
          };
        }),
        next: start + page.length < found.length ? (page.at(-1)?.sku ?? null) : null,
      };
    },
  };
}

async function now(hub: Hub) {
  const [snapshot, low] = await Promise.all([takeSnapshot(hub), hub.lowStock()]);
  return { snapshot, facts: productFacts(snapshot, low) };
}

const within = (limit: number, most: number): number => Math.min(Math.max(0, limit), most);

/** The first whose SKU is beyond `after`, which may itself be gone by now. */
function firstBehind(texts: readonly Text[], after: string): number {
  const index = texts.findIndex(({ sku }) => sku > after);
  return index < 0 ? texts.length : index;
}

function warehousesOf({ warehouses, master }: Snapshot): WarehouseView[] {
  return warehouses.map(({ id, name }) => ({ id, name, master: master?.warehouse === id }));
}

/** By warehouse, then by SKU. */
async function recordsOf(
  hub: Hub,
  { warehouses }: Snapshot,
  texts: readonly Text[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, StockRecord>>> {
  const skus = texts.filter(({ kept }) => kept).map(({ sku }) => sku);
  const records = await Promise.all(
    warehouses.map(async ({ id }) => {
      const rows = await hub.stock.records(id, skus);
      return [id, new Map(rows.map((record) => [record.sku, record]))] as const;
    }),
  );
  return new Map(records);
}
