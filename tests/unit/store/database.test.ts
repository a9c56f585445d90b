import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../lib/store/database.ts';
import { MIGRATIONS, SCHEMA_VERSION } from '../../../lib/store/migrations/chain.ts';
import type { Migration } from '../../../lib/store/migrations/migration.ts';
import { aRecord } from '../../contract/store-suite.ts';

let name = '';
beforeEach(() => {
  name = crypto.randomUUID();
});

describe('the chain of migrations', () => {
  it('leads from each version to the next without a gap', () => {
    expect(MIGRATIONS.map(({ to }) => to)).toEqual(MIGRATIONS.map((_, n) => n + 1));
    expect(SCHEMA_VERSION).toBe(MIGRATIONS.length);
  });

  const next: Migration = {
    to: SCHEMA_VERSION + 1,
    run: (database) => void database.createObjectStore('later'),
  };

  it('runs only the steps that are missing, and keeps what is there', async () => {
    const old = await openDatabase(name);
    await old.put('records', aRecord());
    old.close();
    const database = await openDatabase(name, { steps: [...MIGRATIONS, next] });
    expect([...database.objectStoreNames]).toContain('later');
    expect(await database.get('records', ['leeds', 'A-1'])).toEqual(aRecord());
  });

  it('a step that fails leaves the version before, with all that was in it', async () => {
    const old = await openDatabase(name);
    await old.put('records', aRecord());
    old.close();
    const broken: Migration = {
      to: SCHEMA_VERSION + 1,
      run(database) {
        database.deleteObjectStore('records');
        throw new Error('half-way');
      },
    };
    await expect(openDatabase(name, { steps: [...MIGRATIONS, broken] })).rejects.toThrow('half-way');
    const database = await openDatabase(name);
    expect(database.version).toBe(SCHEMA_VERSION);
    expect(await database.get('records', ['leeds', 'A-1'])).toEqual(aRecord());
  });

  it('data of a newer version is left alone, and the error says so', async () => {
    const newer = await openDatabase(name, { steps: [...MIGRATIONS, next] });
    newer.close();
    await expect(openDatabase(name)).rejects.toMatchObject({ name: 'StoreError', kind: 'newer-data' });
  });

  it('makes way for a newer version, and tells who was using it', async () => {
    const onClosed = vi.fn();
    await openDatabase(name, { onClosed });
    const newer = await openDatabase(name, { steps: [...MIGRATIONS, next] });
    expect(newer.version).toBe(SCHEMA_VERSION + 1);
    expect(onClosed).toHaveBeenCalledWith('newer-version');
  });

  it('says so when somebody keeps the older data open', async () => {
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error);
    });
    await expect(openDatabase(name, { steps: [...MIGRATIONS, next] })).rejects.toMatchObject({ kind: 'blocked' });
  });
});
