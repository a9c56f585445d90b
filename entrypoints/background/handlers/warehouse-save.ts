import type { Handlers } from '../../../lib/messages/server.ts';
import { ok, type Result } from '../../../lib/model/channel-error.ts';
import { integrationOf, type LocationId } from '../../../lib/model/ids.ts';
import { takesPart } from '../../../lib/model/warehouse.ts';
import { keptAwake } from '../../../lib/platform/keep-awake.ts';
import type { WarehouseSaved } from '../../../lib/store/set-up.ts';
import { isComparable } from '../comparable.ts';
import type { Hub } from '../hub.ts';
import { type Refused, readName, refuse, refuseFor } from '../sentences.ts';
import { shopOf } from '../shop-of.ts';
import { unlinkAll } from '../unlink.ts';

/**
 * Saves a warehouse: the name and the new links in one transaction, then what was removed is unlinked and a new master's
 * counts are pulled. New links wait for their review; only the master's doesn't need one, since nothing is written there.
 */
export function warehouseSaveHandler(hub: Hub): Handlers['warehouse.save'] {
  return async (request) => {
    const named = readName(hub.t, request.name, 'warehouse');
    if (!named.ok) return refuse('name', named.sentence);
    const wanted = [...new Set(request.locations)];
    if (request.master !== null && !wanted.includes(request.master)) {
      return refuse('master', hub.t('warehouse.error.master'));
    }
    const id = request.id ?? hub.uuid();
    const links = await hub.directory.links();
    const mine = links.filter((link) => link.warehouse === id);
    const add = wanted.filter((location) => !mine.some((link) => link.location === location));
    const unknown = await refuseUnknown(hub, add);
    if (unknown) return unknown;

    const { revision, lowStock } = request;
    const at = hub.clock.now();
    const saved = await hub.setUp.saveWarehouse({ id, name: named.name, revision, add, lowStock, at });
    if (saved.kind !== 'saved') return refuseSave(hub, saved, named.name);

    await unlinkAll(
      hub,
      mine.filter((link) => !wanted.includes(link.location)).map((link) => link.location),
    );
    const { held, ...master } = await chooseMaster(hub, id, request.master);
    hub.screens.changed();
    const waiting = (await hub.directory.links()).filter((link) => link.warehouse === id && link.state === 'review');
    const first = (await isComparable(hub.directory)) ? waiting.map((link) => link.location) : [];
    return ok({ warehouse: id, reviews: [...held, ...first], ...master });
  };
}

async function refuseUnknown(hub: Hub, locations: readonly string[]): Promise<Refused | null> {
  const known = new Map((await hub.directory.locations()).map((one) => [one.id, one]));
  for (const location of locations) {
    const found = known.get(location);
    if (!found) return refuse('locations', hub.t('warehouse.error.locationGone'));
    if (!found.active) return refuse('locations', hub.t('warehouse.error.inactive', { location: found.name }));
  }
  return null;
}

async function refuseSave(hub: Hub, saved: Exclude<WarehouseSaved, { kind: 'saved' }>, name: string): Promise<Refused> {
  switch (saved.kind) {
    case 'stale':
      return refuse(null, hub.t('warehouse.error.changed'));
    case 'gone':
      return refuse(null, hub.t('warehouse.error.gone'));
    case 'name-taken':
      return refuse('name', hub.t('warehouse.error.nameTaken', { name: await nameLike(hub, name) }));
    case 'taken': {
      const [links, warehouses, locations] = await Promise.all([
        hub.directory.links(),
        hub.directory.warehouses(),
        hub.directory.locations(),
      ]);
      const owner = links.find((link) => link.location === saved.location)?.warehouse;
      const where = warehouses.find((one) => one.id === owner)?.name ?? hub.t('warehouse.error.elsewhere');
      const location = locations.find((one) => one.id === saved.location)?.name;
      return refuse(
        saved.location,
        location === undefined
          ? hub.t('warehouse.error.takenThis', { warehouse: where })
          : hub.t('warehouse.error.taken', { location, warehouse: where }),
      );
    }
  }
}

/** The name as the other warehouse has it: names are the same whatever their case. */
async function nameLike(hub: Hub, name: string): Promise<string> {
  const all = await hub.directory.warehouses();
  return all.find((one) => one.name.toLocaleLowerCase() === name.toLocaleLowerCase())?.name ?? name;
}

interface MasterChosen {
  /** null: the master stayed what it was, or is nowhere now. */
  pulled: number | null;
  masterFailed?: { location: string; sentence: string };
  /** Locations that were paused for it, and go on by their reviews. */
  held: readonly LocationId[];
}

/** The warehouse is saved by now, so a shop that fails here is told beside that, not instead of it. */
async function chooseMaster(hub: Hub, warehouse: string, location: string | null): Promise<MasterChosen> {
  const master = await hub.directory.master();
  if (location === null) {
    if (master?.warehouse === warehouse) await hub.directory.setMaster(null);
    return { pulled: null, held: [] };
  }
  if (master?.warehouse === warehouse && master.location === location) return { pulled: null, held: [] };
  // Nothing of it is read while it is paused, so it would be a master without counts.
  if ((await hub.directory.links()).some((link) => link.location === location && link.paused)) {
    const sentence = hub.t('warehouse.error.masterPaused');
    return { pulled: null, masterFailed: { location, sentence }, held: [] };
  }
  const held = await holdOthers(hub, warehouse, location);
  // It reads the whole shop, and the page that asked may be left meanwhile: see the call `master.progress`.
  const chosen = held.ok ? await keptAwake(() => hub.engine.chooseMaster({ warehouse, location })) : held;
  if (chosen.ok) return { pulled: chosen.value.pulled, held: held.ok ? held.value : [] };
  const why = refuseFor(hub.t, await shopOf(hub, location), chosen.error).error.sentence;
  const sentence = hub.t('warehouse.error.masterFailed', { why });
  return { pulled: null, masterFailed: { location, sentence }, held: held.ok ? held.value : [] };
}

/**
 * A new master's products get counts in its warehouse, which the other locations there would be given unseen: those that
 * are written are paused, and go on by their reviews. Not where its shop doesn't answer, since it stays what it was then.
 */
async function holdOthers(hub: Hub, warehouse: string, master: LocationId): Promise<Result<readonly LocationId[]>> {
  const others = (await hub.directory.links()).filter(
    (link) =>
      link.warehouse === warehouse &&
      link.location !== master &&
      takesPart(link) &&
      (link.direction === 'both' || link.direction === 'write'),
  );
  const client = others.length > 0 ? await hub.shops.of(integrationOf(master)) : null;
  if (!client) return ok([]);
  const now = await client.now();
  if (!now.ok) return now;
  for (const { location } of others) await hub.engine.pause(location, true);
  return ok(others.map(({ location }) => location));
}
