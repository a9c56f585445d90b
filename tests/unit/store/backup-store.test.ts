import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { CARRIED_STORES, SETTINGS_LEFT_OUT, STORES_LEFT_OUT } from '../../../lib/backup/carried.ts';
import { backUp, checkBackup, stageBackup } from '../../../lib/store/backup-store.ts';
import { openDatabase } from '../../../lib/store/database.ts';
import type { Database } from '../../../lib/store/schema.ts';
import { createSettings, isSetting, SETTING_NAMES } from '../../../lib/store/settings.ts';
import { createVaultRows } from '../../../lib/store/vault-rows.ts';
import { currentDatabase, dropOtherDatabases, isBeside, useDatabase } from '../../../lib/store/which-database.ts';
import { createVault } from '../../../lib/vault/vault.ts';
import { aDelivery, aLine, aRecord } from '../../contract/store-suite.ts';
import { aBackup, inParts, SOME } from '../backup/a-backup.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const SECRET = `cs_${'b2'.repeat(20)}`;
const LOCATION = 'shop/1';
const watch = { onProgress: () => undefined, check: () => undefined };
const options = { uuid: 'new', kept: true, at: 5, ...watch };
const names = async () => (await indexedDB.databases()).map(({ name }) => name ?? '').sort();

/** A database as it is after a while, with secrets in it. */
async function fill(): Promise<Database> {
  const database = await openDatabase(await currentDatabase());
  const shop = { id: 'shop', channel: 'woocommerce', name: 'Acme Woo', url: 'https://a.test', shopKey: 'k' } as const;
  await database.put('integrations', {
    ...shop,
    adminHandle: null,
    origins: ['https://a.test/*'],
    adminMatches: [],
    connectedAt: 1,
    paused: false,
  });
  await database.put('locations', {
    id: LOCATION,
    integration: 'shop',
    remoteId: '1',
    name: 'Store stock',
    active: true,
    fetchedAt: 1,
  });
  await database.put('warehouses', { id: 'leeds', name: 'Leeds', createdAt: 1, revision: 4 });
  const link = { location: LOCATION, warehouse: 'leeds', gen: 3, direction: 'both', buffer: 0, max: null } as const;
  await database.put('links', { ...link, state: 'linked', linkedAt: 1 });
  await database.put('products', { sku: 'A-1', title: 'Mug', variant: null, addedAt: 1 });
  const pending = { delivery: 'key-1', from: 5, to: 4, owner: 'first/worker', leaseUntil: 9 };
  await database.put('records', aRecord({ lines: { [LOCATION]: aLine({ gen: 3, pending }) }, open: 1 }));
  await database.put('deliveries', aDelivery({ state: 'unknown' }));
  const entry = { warehouse: 'leeds', sku: 'A-1', cause: 'edit', location: null, reason: null, ref: null } as const;
  await database.put('entries', { ...entry, id: 'e-1', at: 1, before: 4, after: 5 });
  await database.put('cursors', {
    integration: 'shop',
    since: 'x',
    fullAt: 1,
    polledAt: 1,
    failures: 0,
    nextAt: 0,
    stopped: null,
  });
  await database.put('settings', { name: 'gen', value: 3 });
  const settings = createSettings(database);
  await settings.put('installation', 'the-first-installation');
  await settings.put('shiptheory', { name: 'S', email: 'anna@example.test', kept: true, connectedAt: 1 });
  await settings.put('lowStock', 4);
  await createVault(createVaultRows(database)).put('shop', { consumerKey: 'ck_x', consumerSecret: SECRET });
  return database;
}

async function saved(): Promise<string> {
  const parts: string[] = [];
  const result = await backUp({
    extension: '1.0.0',
    madeAt: 77,
    onPart: (text) => parts.push(text),
    onProgress: () => undefined,
    isCancelled: () => false,
  });
  expect(result).not.toBeNull();
  return parts.join('');
}

describe('what a backup carries', () => {
  it('every store is carried, or named as left out with the reason', async () => {
    const database = await openDatabase('all');
    expect([...database.objectStoreNames].sort()).toEqual([...CARRIED_STORES, ...Object.keys(STORES_LEFT_OUT)].sort());
    expect(Object.values({ ...STORES_LEFT_OUT, ...SETTINGS_LEFT_OUT }).every((why) => why.length > 20)).toBe(true);
  });

  it('every setting is carried unless it is named as left out', async () => {
    expect(Object.keys(SETTINGS_LEFT_OUT).filter((name) => !SETTING_NAMES.includes(name as never))).toEqual([]);
    (await fill()).close();
    const rows = JSON.parse(await saved()).rows as [string, { name: string }][];
    const carried = rows.flatMap(([store, { name }]) => (store === 'settings' ? [name] : []));
    expect(carried.sort()).toEqual(['gen', 'lowStock']);
    expect(isSetting('gen', 3)).toBe(true);
  });

  it('no secret, no login, and no name of this browser', async () => {
    (await fill()).close();
    const text = await saved();
    expect(text).toContain('Acme Woo');
    for (const secret of [SECRET, 'ck_x', 'anna@', 'the-first-installation', 'consumerSecret', '"vault"', '"keys"']) {
      expect(text).not.toContain(secret);
    }
  });

  it('all as of one moment: who writes meanwhile comes after', async () => {
    const database = await fill();
    for (let n = 0; n < 1_200; n++) {
      await database.put('products', { sku: `P-${n}`, title: 'x', variant: null, addedAt: 1 });
    }
    for (let n = 0; n < 1_100; n++) await database.put('records', aRecord({ sku: `P-${n}` }));
    let late: Promise<unknown> | null = null;
    const parts: string[] = [];
    await backUp({
      extension: '1.0.0',
      madeAt: 77,
      onPart: (text) => parts.push(text),
      onProgress(done) {
        if (done > 0) late ??= database.put('warehouses', { id: 'york', name: 'Too late', createdAt: 1, revision: 1 });
      },
      isCancelled: () => false,
    });
    await late;
    const document = JSON.parse(parts.join(''));
    expect(document.counts).toMatchObject({ products: 1_201, records: 1_101 });
    expect(new Set(document.rows.map((row: unknown) => JSON.stringify(row))).size).toBe(document.rows.length);
    expect(parts.join('')).not.toContain('Too late');
    expect(await database.get('warehouses', 'york')).toBeDefined();
  });

  it('a row that can’t be read is told of and in no backup, which is a good one all the same', async () => {
    const database = await fill();
    await database.put('records', { ...aRecord({ sku: 'bad' }), count: 'twelve' as never });
    const parts: string[] = [];
    const result = await backUp({
      extension: '1.0.0',
      madeAt: 1,
      onPart: (text) => parts.push(text),
      onProgress: () => undefined,
      isCancelled: () => false,
    });
    expect(result).toMatchObject({ unreadable: 1 });
    expect((await checkBackup(inParts(parts.join(''), 999), watch)).ok).toBe(true);
  });

  it('is given up when it is cancelled', async () => {
    (await fill()).close();
    const never = { extension: '1', madeAt: 1, onPart: () => undefined, onProgress: () => undefined };
    expect(await backUp({ ...never, isCancelled: () => true })).toBeNull();
  });
});

describe('restoring', () => {
  it('says first what it would bring', async () => {
    (await fill()).close();
    expect(await checkBackup(inParts(await saved(), 100), watch)).toEqual({
      ok: true,
      summary: {
        madeAt: 77,
        extension: '1.0.0',
        warehouses: 1,
        locations: 1,
        skus: 1,
        entries: 1,
        rows: 10,
        shops: ['Acme Woo'],
        shiptheory: false,
      },
    });
    expect(await names()).toEqual(['stock-panel', 'stock-panel-which']);
  });

  it('fills another database in which everything stands still, and leaves the one in use alone', async () => {
    (await fill()).close();
    const staged = await stageBackup(inParts(await saved(), 100), options);
    if (!staged.ok) throw new Error(staged.trouble.kind);
    expect(await currentDatabase()).toBe('stock-panel');
    const database = await openDatabase(staged.database);
    expect(await database.getAll('links')).toMatchObject([{ location: LOCATION, gen: 6, paused: true }]);
    expect(await database.get('settings', 'gen')).toEqual({ name: 'gen', value: 6 });
    const [record] = await database.getAll('records');
    expect(record?.lines[LOCATION]).toMatchObject({
      gen: 6,
      state: 'paused',
      why: 'restored',
      pending: null,
      restored: { to: 4 },
    });
    expect(await database.getAll('deliveries')).toMatchObject([{ state: 'done' }]);
    expect((await database.getAll('problems')).map(({ kind }) => kind).sort()).toEqual([
      'key-not-restored',
      'restored',
    ]);
    for (const empty of ['vault', 'keys', 'cursors'] as const) expect(await database.count(empty)).toBe(0);
    expect(await database.get('settings', 'installation')).toBeUndefined();
    expect(await database.getAll('entries')).toHaveLength(1);
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, -20), 'cut-off'],
    ['edited', (text: string) => text.replace('"count":5', '"count":6'), 'edited'],
  ])('of a file that turns out to be %s nothing is left', async (_, spoil, kind) => {
    (await fill()).close();
    const text = spoil(await aBackup(SOME));
    expect(await stageBackup(inParts(text, 100), options)).toEqual({ ok: false, trouble: { kind } });
    expect(await names()).toEqual(['stock-panel', 'stock-panel-which']);
  });

  it('of one that was cancelled nothing is left', async () => {
    const many = Array.from({ length: 1_500 }, (_, n) => {
      return ['products', { sku: `S-${n}`, title: 'x', variant: null, addedAt: 1 }] as const;
    });
    const text = await aBackup(many);
    const check = () => {
      throw new Error('cancelled');
    };
    await expect(stageBackup(inParts(text, 9_999), { ...options, check })).rejects.toThrow('cancelled');
    expect(await names()).toEqual(['stock-panel-which']);
  });

  it('what one left that died in the middle is gone with the next', async () => {
    (await fill()).close();
    (await openDatabase('stock-panel-died')).close();
    const staged = await stageBackup(inParts(await aBackup(), 100), options);
    expect(staged.ok).toBe(true);
    expect(await names()).toEqual(['stock-panel', 'stock-panel-new', 'stock-panel-which']);
  });

  it('the other database is in use from one write to the next, and the old one goes', async () => {
    (await fill()).close();
    await stageBackup(inParts(await aBackup(), 100), options);
    await useDatabase('stock-panel-new');
    expect(await currentDatabase()).toBe('stock-panel-new');
    await dropOtherDatabases();
    expect(await names()).toEqual(['stock-panel-new', 'stock-panel-which']);
    // And again, from there.
    await stageBackup(inParts(await aBackup(), 100), { ...options, uuid: 'third' });
    await useDatabase('stock-panel-third');
    await dropOtherDatabases();
    expect(await names()).toEqual(['stock-panel-third', 'stock-panel-which']);
  });

  it('only databases of ours are ever taken for one', () => {
    for (const name of ['stock-panel', 'stock-panel-', 'stock-panel-which', 'other-1'])
      expect(isBeside(name)).toBe(false);
    expect(isBeside('stock-panel-1')).toBe(true);
  });
});
