import type { DBSchema, IDBPDatabase } from 'idb';
import type { Item, Product } from '../model/catalogue.ts';
import type { Entry } from '../model/history.ts';
import type { Integration, Location } from '../model/integration.ts';
import type { ThresholdRow } from '../model/low-choice.ts';
import type { Problem } from '../model/problem.ts';
import type { Deductor, Shipment } from '../model/shipment.ts';
import type { Step, StepRow } from '../model/step.ts';
import type { Link, Warehouse } from '../model/warehouse.ts';
import type { StockRecord } from '../stock/record.ts';
import type { Cursor, Delivery } from '../sync/ports.ts';
import type { Crossing } from './low-stock-store.ts';
import type { KeyRow, VaultRow } from './vault-rows.ts';

/** One value by name; who reads it parses it. */
export interface SettingRow {
  name: string;
  value: unknown;
}

/** The database as the newest migration leaves it. */
export interface Schema extends DBSchema {
  records: { key: [warehouse: string, sku: string]; value: StockRecord; indexes: { byOpen: number } };
  deliveries: { key: string; value: Delivery; indexes: { byState: [state: string, createdAt: number] } };
  entries: {
    key: string;
    value: Entry;
    indexes: {
      byTime: [at: number];
      byWarehouse: [warehouse: string, at: number];
      bySku: [sku: string, at: number];
      byWarehouseAndSku: [warehouse: string, sku: string, at: number];
      byCause: [cause: string, at: number];
      byLocation: [location: string, at: number];
    };
  };
  integrations: { key: string; value: Integration; indexes: { byShop: string } };
  locations: { key: string; value: Location; indexes: { byIntegration: string } };
  warehouses: { key: string; value: Warehouse };
  /** The key is the location, so that the database itself refuses a second link of one. */
  links: { key: string; value: Link; indexes: { byWarehouse: string } };
  products: { key: string; value: Product };
  items: {
    key: [integration: string, item: string];
    value: Item;
    indexes: { bySku: [integration: string, sku: string]; byIntegration: string };
  };
  cursors: { key: string; value: Cursor };
  problems: { key: string; value: Problem };
  shipments: { key: string; value: Shipment; indexes: { byReference: string; byState: string; byTime: number } };
  deductors: { key: string; value: Deductor };
  thresholds: { key: [warehouse: string, sku: string]; value: ThresholdRow };
  crossings: { key: string; value: Crossing; indexes: { byOpen: number; byTime: number } };
  steps: { key: string; value: Step };
  stepRows: { key: [step: string, part: number]; value: { step: string; part: number; rows: StepRow[] } };
  settings: { key: string; value: SettingRow };
  vault: { key: string; value: VaultRow };
  keys: { key: string; value: KeyRow };
}

export type Database = IDBPDatabase<Schema>;
