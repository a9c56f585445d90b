import * as z from 'zod/mini';
import { ok, type Result } from '../../model/channel-error.ts';
import type { RemoteLocation } from '../channel.ts';
import type { Api } from './api.ts';
import { SalesChannels, Source, Stock, StockSourceLink } from './schema.ts';

/**
 * A source as one of our locations. Where it is the only source of the only stock it is in, what that stock can still
 * sell is known for it, open orders taken off: that is the figure we keep (`salable`). Where a stock has several
 * sources, orders are taken off the stock as a whole and no source's part of them is known before it ships: then the
 * figure is the source's own quantity.
 */
export interface Place {
  /** `{stock}:{source}` where the figure is the salable one, else `{source}`. */
  remoteId: string;
  source: string;
  name: string;
  active: boolean;
  salable: boolean;
  /** Its stock, and the websites that sell from it, at least one; null: it is in no stock that a website sells from. */
  stock: SellingStock | null;
}

export interface SellingStock {
  id: number;
  websites: readonly string[];
}

/**
 * All sources as they are assigned now. The figure's meaning is part of the id: when a stock gets a second source, the
 * location with the salable figure is gone and another is there, so that a base in one is never compared with a figure
 * in the other.
 */
export async function readPlaces(api: Api): Promise<Result<readonly Place[]>> {
  const [sources, stocks, links] = await Promise.all([
    api.all('inventory/sources', Source),
    api.all('inventory/stocks', Stock),
    api.all('inventory/stock-source-links', StockSourceLink),
  ]);
  if (!sources.ok) return sources;
  if (!stocks.ok) return stocks;
  if (!links.ok) return links;
  const selling = stocks.value.items.map(sellingStock).filter(({ websites }) => websites.length > 0);
  return ok(
    sources.value.items.map(({ source_code: source, name, enabled }): Place => {
      const own = links.value.items.filter((link) => link.source_code === source).map((link) => link.stock_id);
      const stock = selling.find(({ id }) => own.includes(id)) ?? null;
      const alone = own.length === 1 && links.value.items.filter((link) => link.stock_id === own[0]).length === 1;
      const salable = stock !== null && alone;
      return {
        remoteId: salable ? `${stock.id}:${source}` : source,
        source,
        name: name?.trim() || source,
        active: enabled,
        salable,
        stock,
      };
    }),
  );
}

export async function readLocations(api: Api): Promise<Result<readonly RemoteLocation[]>> {
  const places = await readPlaces(api);
  return places.ok ? ok(places.value.map(({ remoteId, name, active }) => ({ remoteId, name, active }))) : places;
}

function sellingStock({ stock_id: id, extension_attributes: attributes }: z.infer<typeof Stock>): SellingStock {
  const parsed = z.safeParse(SalesChannels, attributes);
  const channels = parsed.success ? parsed.data.sales_channels : [];
  return { id, websites: channels.filter(({ type }) => type === 'website').map(({ code }) => code) };
}
