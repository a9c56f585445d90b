import * as z from 'zod/mini';
import { Match } from '../model/catalogue.ts';
import { Checklist } from '../model/checklist.ts';
import { KeptLimits } from '../model/limits.ts';
import { ShiptheoryAccount } from '../model/shipment.ts';
import { Master } from '../model/warehouse.ts';
import { OrderCursor } from '../sync/order-ports.ts';
import { commit } from './commit.ts';
import { readOptional } from './rows.ts';
import type { Database } from './schema.ts';

/** What is kept once for the whole extension, by name. Absent means it was never set. */
const SETTINGS = {
  master: Master,
  /** Names this installation, so that a second one on the same shop can be told apart. */
  installation: z.string(),
  /** The connected Shiptheory account, and where the polls of it stand. */
  shiptheory: ShiptheoryAccount,
  orders: OrderCursor,
  /** A count of so many units or fewer is low. */
  lowStock: z.number(),
  /** Counts that become low from this moment on are told in a notification. Absent: they aren't. */
  lowStockNotices: z.object({ since: z.number() }),
  /** How often shops are asked and when brakes stop. */
  limits: KeptLimits,
  checklist: Checklist,
  /** Items that a person said which SKU they are. */
  matches: z.array(Match),
} as const;

/** Is this a value that the named setting may have? `gen` is counted by `link-numbers.ts`. */
export function isSetting(name: string, value: unknown): boolean {
  if (name === 'gen') return typeof value === 'number' && Number.isSafeInteger(value);
  return Object.hasOwn(SETTINGS, name) && z.safeParse(SETTINGS[name as SettingName], value).success;
}

/** All names, for who has to say something about each. */
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

export type SettingName = keyof typeof SETTINGS;
export type SettingOf<N extends SettingName> = z.infer<(typeof SETTINGS)[N]>;

export interface Settings {
  get<N extends SettingName>(name: N): Promise<SettingOf<N> | undefined>;
  put<N extends SettingName>(name: N, value: SettingOf<N>): Promise<void>;
  /** Changes a value in one transaction, so that two windows can't lose each other's. Gives what is kept now. */
  change<N extends SettingName>(name: N, to: (kept: SettingOf<N> | undefined) => SettingOf<N>): Promise<SettingOf<N>>;
  remove(name: SettingName): Promise<void>;
  /** Keeps this value unless there is one already, and gives the one that is kept. */
  getOrAdd<N extends SettingName>(name: N, value: SettingOf<N>): Promise<SettingOf<N>>;
}

export function createSettings(database: Database): Settings {
  return {
    async get(name) {
      return readOptional(SETTINGS[name], 'settings', name, (await database.get('settings', name))?.value) as never;
    },
    put: (name, value) =>
      commit(database, ['settings'], async (tx) => void (await tx.objectStore('settings').put({ name, value }))),
    change: (name, to) =>
      commit(database, ['settings'], async (tx) => {
        const store = tx.objectStore('settings');
        const kept = readOptional(SETTINGS[name], 'settings', name, (await store.get(name))?.value);
        const value = to(kept as never);
        await store.put({ name, value });
        return value;
      }),
    remove: (name) => commit(database, ['settings'], (tx) => tx.objectStore('settings').delete(name)),
    getOrAdd: (name, value) =>
      commit(database, ['settings'], async (tx) => {
        const store = tx.objectStore('settings');
        const kept = readOptional(SETTINGS[name], 'settings', name, (await store.get(name))?.value);
        if (kept === undefined) await store.add({ name, value });
        return (kept ?? value) as typeof value;
      }),
  };
}
