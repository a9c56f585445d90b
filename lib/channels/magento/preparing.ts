import { ok, type Result } from '../../model/channel-error.ts';
import type { Prepared, SealedWrite, WriteLine } from '../channel.ts';
import type { Api } from './api.ts';
import { type Basis, basisText, rowOf } from './basis.ts';
import { type Figure, figureKey } from './figures.ts';
import { type Place, readPlaces } from './places.ts';
import { readById } from './products.ts';
import { figuresOf } from './reading.ts';
import { itemIdOf } from './remote-item.ts';
import { readStockItem } from './salable.ts';
import type { Product } from './schema.ts';

export const PATH = 'inventory/source-items';

/** What the shop has of some lines: the product, the place and the figure of each, where they are there. */
export interface Seen {
  product: Product | undefined;
  place: Place | undefined;
  figure: Figure | undefined;
}

export async function see(api: Api, lines: readonly WriteLine[]): Promise<Result<readonly Seen[]>> {
  const items = lines.map(({ item }) => item);
  const [places, products] = await Promise.all([readPlaces(api), readById(api, items)]);
  if (!places.ok) return places;
  if (!products.ok) return products;
  const remoteLocations = [...new Set(lines.map(({ remoteLocation }) => remoteLocation))];
  const figures = await figuresOf(api, products.value, remoteLocations, places.value);
  if (!figures.ok) return figures;
  return ok(
    lines.map(({ item, remoteLocation }) => ({
      product: products.value.find((product) => itemIdOf(product) === item),
      place: places.value.find(({ remoteId }) => remoteId === remoteLocation),
      figure: figures.value.get(figureKey(Number(item), remoteLocation)),
    })),
  );
}

/**
 * The row that each line has to write. Magento takes only the whole quantity of a source, so what is sealed is that
 * quantity moved by the difference: open orders, which lower what can be sold and not the quantity, stay taken off. A
 * SKU that the source hasn't got is never written: Magento would make a row for whatever it is given.
 */
export async function prepare(api: Api, lines: readonly WriteLine[]): Promise<Result<readonly Prepared[]>> {
  const seen = await see(api, lines);
  if (!seen.ok) return seen;
  const found: Prepared[] = [];
  for (const [index, line] of lines.entries()) {
    const { product, place, figure } = seen.value[index] as Seen;
    const quantity = figure?.level.quantity ?? null;
    if (!product?.sku || !place || !figure?.row || quantity !== line.from) {
      found.push({ kind: 'stale' });
      continue;
    }
    const hidden = await readHidden(api, product.sku, figure, quantity);
    if (!hidden.ok) return hidden;
    const { row } = figure;
    const basis: Basis =
      hidden.value === null
        ? { refused: KEPT_BACK }
        : {
            sku: product.sku,
            source: place.source,
            was: row.quantity,
            quantity: row.quantity + line.to - hidden.value,
            // A row that is out of stock sells nothing, whatever its quantity. Where nothing is left it keeps what it
            // had: one that is in stock at 0 may be sold beyond its stock.
            status: line.to > 0 ? 1 : row.status,
          };
    found.push({ kind: 'ready', basis: basisText(basis) });
  }
  return ok(found);
}

/**
 * What the shop counts from, which may be less than the 0 that it says: of what it can't sell it always says 0, also
 * where the units that it keeps back from sale are more than there are. Null: it can't be told.
 */
async function readHidden(
  api: Api,
  sku: string,
  { row, salable }: Figure,
  says: number,
): Promise<Result<number | null>> {
  if (!salable || salable.salable || !row) return ok(says);
  const item = await readStockItem(api, sku);
  if (!item.ok) return item;
  if (item.value === null) return ok(null);
  return ok(Math.min(says, row.quantity - Math.ceil(item.value.min_qty)));
}

const KEPT_BACK =
  'Magento doesn’t tell how many units of this SKU it keeps back from sale. A SKU with “/” in it can’t be asked for on every server.';

/** The request: the whole row of each line. `status` is compulsory, whatever the documentation says. */
export function seal(key: string, lines: readonly WriteLine[]): SealedWrite {
  const sourceItems = lines.flatMap((line) => {
    const row = rowOf(line);
    return row ? [{ sku: row.sku, source_code: row.source, quantity: row.quantity, status: row.status }] : [];
  });
  return { key, method: 'POST', path: PATH, body: JSON.stringify({ sourceItems }) };
}
