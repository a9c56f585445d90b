import * as z from 'zod/mini';
import { Item, Product } from '../model/catalogue.ts';
import { Entry } from '../model/history.ts';
import { Integration, Location } from '../model/integration.ts';
import { ThresholdRow } from '../model/low-choice.ts';
import { Problem } from '../model/problem.ts';
import { Deductor, Shipment } from '../model/shipment.ts';
import { Link, Warehouse } from '../model/warehouse.ts';
import { StockRecord } from '../stock/record.ts';
import { Delivery } from '../sync/ports.ts';

/** One value by name; what may stand in it is the settings' own business. */
export const SettingRow = z.object({ name: z.string(), value: z.unknown() });
export type SettingRow = z.infer<typeof SettingRow>;

/**
 * The stores that a backup carries, in the order in which it does, and what their rows are. Settings come first: who
 * reads a backup needs the last number of a linking before the links.
 */
export const CARRIED = {
  settings: SettingRow,
  integrations: Integration,
  locations: Location,
  warehouses: Warehouse,
  links: Link,
  products: Product,
  items: Item,
  deductors: Deductor,
  thresholds: ThresholdRow,
  shipments: Shipment,
  problems: Problem,
  deliveries: Delivery,
  records: StockRecord,
  entries: Entry,
} as const;

export type Carried = keyof typeof CARRIED;
export type RowOf<S extends Carried> = z.infer<(typeof CARRIED)[S]>;
export type CarriedRow = { [S in Carried]: { store: S; row: RowOf<S> } }[Carried];

export const CARRIED_STORES = Object.keys(CARRIED) as readonly Carried[];

/** The stores that a backup leaves out, and why. A new store belongs here or above: a test asks for it. */
export const STORES_LEFT_OUT: Readonly<Record<string, string>> = {
  vault: 'Keys and passwords never leave the browser.',
  keys: 'What they are encrypted with can’t be read at all.',
  steps: 'What can be taken back as a whole; after a restore every location is reviewed anyway.',
  stepRows: 'They belong to the steps.',
  crossings: 'Notifications that this browser was to show.',
  cursors: 'Where the reading of each shop stands: after a restore it begins anew.',
};

/** The settings that a backup leaves out, and why. All others are carried. */
export const SETTINGS_LEFT_OUT: Readonly<Record<string, string>> = {
  installation: 'Names one browser; a restored copy must not pretend to be the first.',
  shiptheory: 'It is connected anew, with its password; what was completed until then isn’t counted twice.',
  lowStockNotices: 'The permission for notifications is this browser’s own.',
  orders: 'Where the reading of its shipments stands.',
};
