import type { IDBPTransaction } from 'idb';
import type { Item } from '../model/catalogue.ts';
import { commit } from './commit.ts';
import type { Database, Schema } from './schema.ts';

/**
 * From so many items on, those that are kept are read first: nearly all of a shop's items are as they were, and reading
 * fifty thousand takes a second where writing them takes six.
 */
const MANY = 1_000;

/** Keeps these items; of many, only those that aren't kept like this already, whenever they were seen. */
export function putItems(database: Database, items: readonly Item[]): Promise<void> {
  return commit(database, ['items'], async (tx) => {
    const store = tx.objectStore('items');
    const last = new Map(items.map((item) => [keyOf(item), item]));
    const kept = last.size < MANY ? new Map<string, Item>() : await keptOf(store, items);
    const news = [...last].filter(([key, item]) => !isSame(kept.get(key), item));
    // All asked for at once: waiting for each in turn takes ten times as long.
    await Promise.all(news.map(([, item]) => store.put(item)));
  });
}

type ItemStore = ReturnType<IDBPTransaction<Schema, readonly ['items'], 'readwrite'>['objectStore']>;

async function keptOf(store: ItemStore, items: readonly Item[]): Promise<ReadonlyMap<string, Item>> {
  const shops = new Set(items.map(({ integration }) => integration));
  const kept = await Promise.all([...shops].map((shop) => store.index('byIntegration').getAll(shop)));
  return new Map(kept.flat().map((item) => [keyOf(item), item]));
}

const keyOf = ({ integration, item }: Item): string => `${integration}\n${item}`;

function isSame(kept: Item | undefined, next: Item): boolean {
  if (kept === undefined) return false;
  const names = Object.keys({ ...kept, ...next }) as (keyof Item)[];
  return names.every((name) => name === 'seenAt' || kept[name] === next[name]);
}
