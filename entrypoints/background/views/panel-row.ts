import type { RemoteItem } from '../../../lib/channels/channel.ts';
import { integrationOf, locationId, remoteIdOf } from '../../../lib/model/ids.ts';
import type { CellView, PanelRow } from '../../../lib/model/views.ts';
import type { LowStock } from '../../../lib/stock/low-stock.ts';
import type { StockRecord } from '../../../lib/stock/record.ts';
import type { Snapshot } from '../snapshot.ts';
import { cellView } from './cell.ts';
import { notStockedAt, notStockedView } from './not-stocked.ts';

export interface RowFacts {
  integration: string;
  item: RemoteItem;
  /** The item whose stock the shop sells it from, where that isn't its own. */
  holder: RemoteItem | undefined;
  /** How many items of this shop have its SKU. */
  sameSku: number;
  inCatalogue: boolean;
  /** Can this shop be asked to stock it at another of its locations? */
  canStock: boolean;
  low: LowStock;
  /** Of its SKU, by warehouse. */
  records: ReadonlyMap<string, StockRecord>;
}

/** One SKU of the page's product. Only a synced row has counts: the others say why not. */
export function panelRow(snapshot: Snapshot, facts: RowFacts): PanelRow {
  const { item, records } = facts;
  const state = rowState(snapshot, facts);
  const recordOf = (warehouse: string) => records.get(warehouse);
  const lacking = facts.canStock && facts.sameSku <= 1 ? notStockedAt(snapshot, facts, recordOf) : [];
  // Until the master stock location has it, no other location gets its count.
  const wanted = state === 'not-in-master' ? lacking.filter(({ location }) => isMaster(location)) : lacking;
  return {
    item: item.item,
    sku: item.sku,
    variant: item.variant,
    state,
    ...(facts.holder && { stockOf: { sku: facts.holder.sku } }),
    shopFigures: figures(facts).map((figure) => ({
      ...figure,
      name: snapshot.locations.get(figure.location)?.name ?? remoteIdOf(figure.location),
    })),
    cells: state === 'synced' ? snapshot.warehouses.map(({ id }) => cellOf(id)) : [],
    ...(state !== 'synced' && {
      stockAt: wanted.map(({ location }) => ({ location, name: snapshot.locations.get(location)?.name ?? '' })),
    }),
  };

  function isMaster(location: string): boolean {
    return snapshot.master?.location === location;
  }

  function cellOf(warehouse: string): CellView {
    const cell = cellView(snapshot, warehouse, recordOf(warehouse), facts.low);
    const there = lacking.filter((link) => link.warehouse === warehouse);
    return { ...cell, locations: [...cell.locations, ...there.map((link) => notStockedView(snapshot, link))] };
  }
}

function rowState(snapshot: Snapshot, { item, sameSku, inCatalogue, records }: RowFacts): PanelRow['state'] {
  if (item.sku === null) return 'no-sku';
  if (!item.tracked) return 'untracked';
  if (sameSku > 1) return 'duplicate';
  if (!inCatalogue) return 'not-in-master';
  const linked = snapshot.links.some((link) => records.get(link.warehouse)?.lines[link.location] !== undefined);
  return linked ? 'synced' : 'not-linked';
}

/** The shop's own figures: as just read, else as its lines know them. */
function figures({ integration, item, records }: RowFacts): Omit<PanelRow['shopFigures'][number], 'name'>[] {
  if (item.levels.length > 0) {
    return item.levels.map(({ remoteLocation, quantity, own }) => ({
      location: locationId(integration, remoteLocation),
      quantity,
      ...(own !== undefined && { own }),
    }));
  }
  return [...records.values()].flatMap((record) =>
    Object.entries(record.lines)
      .filter(([location, line]) => integrationOf(location) === integration && line.item === item.item)
      .map(([location, line]) => ({ location, quantity: line.base })),
  );
}
