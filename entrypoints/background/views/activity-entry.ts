import { type ActivityEntry, type BulkLine, kindOf } from '../../../lib/model/activity.ts';
import type { Entry } from '../../../lib/model/history.ts';
import { integrationOf } from '../../../lib/model/ids.ts';
import type { Snapshot } from '../snapshot.ts';
import { entryText } from './entry-text.ts';

/** An entry with the names of what it is about. `bulk`: it stands for all of it. */
export function activityEntry(snapshot: Snapshot, entry: Entry, bulk: BulkLine | null = null): ActivityEntry {
  const { id, at, cause, sku, warehouse, reason, before, after } = entry;
  return {
    id,
    at,
    text: entryText(snapshot, entry),
    kind: kindOf(cause),
    cause,
    sku,
    warehouse,
    warehouseName: snapshot.warehouses.find((one) => one.id === warehouse)?.name ?? null,
    place: placeOf(snapshot, entry),
    reason,
    before,
    after,
    ...(bulk && { bulk }),
  };
}

function placeOf(snapshot: Snapshot, { location }: Entry): string | null {
  if (location === null) return null;
  const name = snapshot.locations.get(location)?.name;
  const shop = snapshot.integrations.get(integrationOf(location))?.name;
  return name && shop ? `${name} · ${shop}` : null;
}
