import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../lib/store/database.ts';
import { createIdbStore } from '../../../lib/store/stock-store.ts';
import type { StoreError } from '../../../lib/store/store-error.ts';
import { aRecord } from '../../contract/store-suite.ts';

async function storeWithBadRow() {
  const database = await openDatabase(crypto.randomUUID());
  const told: StoreError[] = [];
  const store = createIdbStore(database, (error) => told.push(error));
  await store.saveRecord(aRecord({ sku: 'good' }), 0);
  await database.put('records', { ...aRecord({ sku: 'bad' }), count: '12 secret words' as never });
  return { database, store, told };
}

describe('a row that isn’t what this version writes', () => {
  it('is an error that names it and not what is in it', async () => {
    const { store } = await storeWithBadRow();
    const error = await store.record('leeds', 'bad').catch((thrown: unknown) => thrown as StoreError);
    expect(error).toMatchObject({ name: 'StoreError', kind: 'bad-row', where: 'records[leeds/bad]' });
    expect((error as StoreError).message).toContain('count');
    expect((error as StoreError).message).not.toContain('secret');
  });

  it('in a list is reported, and the others are given', async () => {
    const { store, told } = await storeWithBadRow();
    expect((await store.records('leeds')).map(({ sku }) => sku)).toEqual(['good']);
    expect(told.map(({ where }) => where)).toEqual(['records[leeds/bad]']);
  });

  it('in a list is thrown where nobody listens', async () => {
    const { database } = await storeWithBadRow();
    await expect(createIdbStore(database).records('leeds')).rejects.toThrow('records[leeds/bad]');
  });

  it('is never taken for absent: nothing is created over it', async () => {
    const { store, database } = await storeWithBadRow();
    expect(await store.saveRecord(aRecord({ sku: 'bad' }), 0)).toBe(false);
    expect((await database.get('records', ['leeds', 'bad']))?.count).toBe('12 secret words');
  });
});
