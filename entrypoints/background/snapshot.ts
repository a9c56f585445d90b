import type { Translate } from '../../components/words/translate.ts';
import type { Integration, Location } from '../../lib/model/integration.ts';
import type { Problem } from '../../lib/model/problem.ts';
import type { Millis } from '../../lib/model/time.ts';
import type { Link, Master, Warehouse } from '../../lib/model/warehouse.ts';
import type { Clock, Cursor, Delivery, Directory, StockStore } from '../../lib/sync/ports.ts';

/** Everything but counts and items, read at about one moment: what the views are made of. */
export interface Snapshot {
  now: Millis;
  /** The language that what is made of it is put into. */
  t: Translate;
  integrations: ReadonlyMap<string, Integration>;
  locations: ReadonlyMap<string, Location>;
  warehouses: readonly Warehouse[];
  links: readonly Link[];
  master: Master | null;
  problems: readonly Problem[];
  /** Those that aren't over, by key. */
  deliveries: ReadonlyMap<string, Delivery>;
  cursors: ReadonlyMap<string, Cursor>;
  /** Integrations whose host permission is missing. */
  unpermitted: ReadonlySet<string>;
}

interface Sources {
  t: Translate;
  directory: Directory;
  stock: StockStore;
  clock: Clock;
  permissions: { has(origins: readonly string[]): Promise<boolean> };
}

export async function takeSnapshot({ t, directory, stock, clock, permissions }: Sources): Promise<Snapshot> {
  const [integrations, locations, warehouses, links, master, problems, deliveries] = await Promise.all([
    directory.integrations(),
    directory.locations(),
    directory.warehouses(),
    directory.links(),
    directory.master(),
    directory.problems(),
    stock.openDeliveries(),
  ]);
  const cursors = await Promise.all(integrations.map(({ id }) => directory.cursor(id)));
  const permitted = await Promise.all(integrations.map(({ origins }) => permissions.has(origins)));
  return {
    now: clock.now(),
    t,
    integrations: new Map(integrations.map((one) => [one.id, one])),
    locations: new Map(locations.map((one) => [one.id, one])),
    warehouses,
    links,
    master,
    problems,
    deliveries: new Map(deliveries.map((one) => [one.key, one])),
    cursors: new Map(cursors.flatMap((one) => (one ? [[one.integration, one]] : []))),
    unpermitted: new Set(integrations.filter((_, n) => !permitted[n]).map(({ id }) => id)),
  };
}
