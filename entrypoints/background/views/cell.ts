import { integrationOf } from '../../../lib/model/ids.ts';
import type { CellView, LocationView } from '../../../lib/model/views.ts';
import type { Link } from '../../../lib/model/warehouse.ts';
import { isLow, type LowStock } from '../../../lib/stock/low-stock.ts';
import type { Line, StockRecord } from '../../../lib/stock/record.ts';
import type { Cursor } from '../../../lib/sync/ports.ts';
import type { Snapshot } from '../snapshot.ts';
import { locationState } from './location-state.ts';

/** One warehouse's count of one SKU, with the locations that have it. Without a record nothing is known: never 0. */
export function cellView(
  snapshot: Snapshot,
  warehouse: string,
  record: StockRecord | undefined,
  low: LowStock,
): CellView {
  const count = record?.count ?? null;
  const links = snapshot.links.filter((link) => link.warehouse === warehouse);
  return {
    warehouse,
    count,
    revision: record?.revision ?? 0,
    ...(record && isLow(count, low(warehouse, record.sku)) && { low: true as const }),
    locations: record ? links.flatMap((link) => locationView(snapshot, link, record) ?? []) : [],
  };
}

/** null: this SKU isn't in that location, or the location's shop is gone. */
export function locationView(snapshot: Snapshot, link: Link, record: StockRecord): LocationView | null {
  const line = record.lines[link.location];
  const integration = snapshot.integrations.get(integrationOf(link.location));
  if (!line || !integration) return null;
  const problems = snapshot.problems.filter((one) => one.integration === integration.id);
  const view: LocationView = {
    location: link.location,
    name: snapshot.locations.get(link.location)?.name ?? snapshot.t('name.unknownLocation'),
    integration: integration.id,
    integrationName: integration.name,
    master: snapshot.master?.location === link.location,
    base: line.base,
    heldBack: line.buffer,
    verifiedAt: verifiedAt(line, snapshot.cursors.get(integration.id)),
    state: locationState({
      t: snapshot.t,
      link,
      record,
      line,
      integration,
      delivery: line.pending ? snapshot.deliveries.get(line.pending.delivery) : undefined,
      cursor: snapshot.cursors.get(integration.id),
      problems,
      permitted: !snapshot.unpermitted.has(integration.id),
    }),
  };
  return line.doubt ? { ...view, choices: choicesOf(record.count ?? 0, line.doubt) } : view;
}

/** A figure that was read is verified anew by each poll after it: the shop was asked what had changed, and it hadn't. */
function verifiedAt({ readAt }: Line, cursor: Cursor | undefined): number | null {
  return readAt === null ? null : Math.max(readAt, cursor?.polledAt ?? 0);
}

/** The count that each answer leads to: it holds one of both now. */
function choicesOf(count: number, { delivery, ifApplied, ifNot, taken, twice, over }: NonNullable<Line['doubt']>) {
  const choices = { ifApplied: count - taken + ifApplied, ifNot: count - taken + ifNot, doubt: delivery };
  return { ...choices, ...(twice && { twice }), ...(over && { over }) };
}
