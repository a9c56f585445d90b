import type { IDBPTransaction } from 'idb';
import type { Schema } from './schema.ts';
import { StoreError } from './store-error.ts';

const NAME = 'gen';

/**
 * The next number for a linking: never given twice, also after the location was unlinked, so that a reply meant for an
 * earlier linking is told apart.
 */
export async function nextGen(
  transaction: Pick<IDBPTransaction<Schema, 'settings'[], 'readwrite'>, 'objectStore'>,
): Promise<number> {
  const settings = transaction.objectStore('settings');
  const last = (await settings.get(NAME))?.value ?? 0;
  if (typeof last !== 'number') throw new StoreError('bad-row', `settings[${NAME}] is no number`, `settings[${NAME}]`);
  await settings.put({ name: NAME, value: last + 1 });
  return last + 1;
}
