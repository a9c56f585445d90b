import { describe, expect, it } from 'vitest';
import type { Entry } from '../../lib/model/history.ts';
import type { Line, StockRecord } from '../../lib/stock/record.ts';
import type { Delivery, StockStore } from '../../lib/sync/ports.ts';

/** A record with one line, as a first save writes it. */
export function aRecord(over: Partial<StockRecord> = {}): StockRecord {
  return {
    version: 1,
    warehouse: 'leeds',
    sku: 'A-1',
    count: 5,
    revision: 1,
    lines: { 'shop/1': aLine() },
    open: 0,
    raiseSince: null,
    applied: [],
    outbox: [],
    ...over,
  };
}

export function aLine(over: Partial<Line> = {}): Line {
  return {
    gen: 1,
    item: 'item-1',
    base: 5,
    epoch: 1,
    readAt: 1_000,
    settleUntil: 0,
    state: 'linked',
    why: null,
    direction: 'both',
    buffer: 0,
    max: null,
    refused: null,
    doubt: null,
    seen: [],
    pending: null,
    ...over,
  };
}

export function aDelivery(over: Partial<Delivery> = {}): Delivery {
  return {
    version: 1,
    key: 'key-1',
    integration: 'shop',
    state: 'sealed',
    revision: 1,
    createdAt: 1_000,
    sealed: { key: 'key-1', method: 'POST', path: '/stock', body: '{"to":4}' },
    lines: [],
    sentAt: [],
    lastUnknownAt: null,
    tries: 0,
    nextAt: 0,
    lease: null,
    lastError: null,
    ...over,
  };
}

export function anEntry(over: Partial<Entry> = {}): Entry {
  return {
    id: 'entry-1',
    warehouse: 'leeds',
    sku: 'A-1',
    at: 1_000,
    cause: 'edit',
    before: 5,
    after: 4,
    location: null,
    reason: null,
    ref: null,
    ...over,
  };
}

/** What every store of records, deliveries and history keeps to, whatever it is made of. */
export function storeContract(name: string, create: () => Promise<StockStore>): void {
  describe(`${name} keeps to the store contract`, () => {
    records(create);
    deliveries(create);
    history(create);
  });
}

function records(create: () => Promise<StockStore>): void {
  it('gives back what was saved, and undefined for what never was', async () => {
    const store = await create();
    expect(await store.record('leeds', 'A-1')).toBeUndefined();
    expect(await store.saveRecord(aRecord(), 0)).toBe(true);
    expect(await store.record('leeds', 'A-1')).toEqual(aRecord());
  });

  it('saves a record only over the revision that was read', async () => {
    const store = await create();
    await store.saveRecord(aRecord({ count: 5 }), 0);
    expect(await store.saveRecord(aRecord({ count: 9 }), 0)).toBe(false);
    expect(await store.saveRecord(aRecord({ count: 9, revision: 3 }), 2)).toBe(false);
    expect((await store.record('leeds', 'A-1'))?.count).toBe(5);
    expect(await store.saveRecord(aRecord({ count: 4, revision: 2 }), 1)).toBe(true);
    expect((await store.record('leeds', 'A-1'))?.count).toBe(4);
  });

  it('lets one of many writers win', async () => {
    const store = await create();
    await store.saveRecord(aRecord(), 0);
    const won = await Promise.all([1, 2, 3, 4].map((count) => store.saveRecord(aRecord({ count, revision: 2 }), 1)));
    expect(won.filter(Boolean)).toHaveLength(1);
  });

  it('refuses a revision that doesn’t follow, and writes nothing', async () => {
    const store = await create();
    await expect(store.saveRecord(aRecord({ revision: 7 }), 0)).rejects.toThrow(/7/);
    const change = { next: aRecord({ sku: 'B-2', revision: 9 }), expected: 0 };
    await expect(Promise.resolve().then(() => store.saveRecords([change]))).rejects.toThrow(/9/);
    expect(await store.records('leeds')).toEqual([]);
  });

  it('saves many, each on its own, and tells which', async () => {
    const store = await create();
    await store.saveRecord(aRecord({ sku: 'A' }), 0);
    const saved = await store.saveRecords([
      { next: aRecord({ sku: 'A', count: 1 }), expected: 0 },
      { next: aRecord({ sku: 'B', count: 2 }), expected: 0 },
      { next: aRecord({ sku: 'A', count: 3, revision: 2 }), expected: 1 },
    ]);
    expect(saved).toEqual([false, true, true]);
    expect((await store.records('leeds')).map(({ sku, count }) => [sku, count]).sort()).toEqual([
      ['A', 3],
      ['B', 2],
    ]);
    expect(await store.saveRecords([])).toEqual([]);
  });

  it('saves all of many or nothing, if one of them is refused', async () => {
    const store = await create();
    const many = [
      { next: aRecord({ sku: 'A' }), expected: 0 },
      { next: aRecord({ sku: 'B', revision: 9 }), expected: 0 },
    ];
    await expect(Promise.resolve().then(() => store.saveRecords(many))).rejects.toThrow(/9/);
    expect(await store.records('leeds')).toEqual([]);
  });

  it.each([
    ['close together', 1],
    ['far apart', 10],
  ])('finds and saves many at once that lie %s', async (_how, step) => {
    const store = await create();
    const skus = Array.from({ length: 3_000 }, (_, n) => `S-${n}`);
    await store.saveRecords(skus.map((sku) => ({ next: aRecord({ sku, count: 1 }), expected: 0 })));
    await store.saveRecords(skus.map((sku) => ({ next: aRecord({ warehouse: 'york', sku, count: 5 }), expected: 0 })));
    const wanted = skus.filter((_, n) => n % step === 0);
    const found = await store.records('leeds', [...wanted, 'S', 'T', wanted[0] as string]);
    expect(found.map(({ sku }) => sku).sort()).toEqual([...wanted].sort());
    expect(found.every(({ warehouse }) => warehouse === 'leeds')).toBe(true);
    // Somebody else was quicker with one of them; another is new.
    await store.saveRecord(aRecord({ sku: 'S-20', count: 9, revision: 2 }), 1);
    const changes = ['leeds', 'york'].flatMap((warehouse) => [
      ...wanted.map((sku) => ({ next: aRecord({ warehouse, sku, count: 2, revision: 2 }), expected: 1 })),
      { next: aRecord({ warehouse, sku: 'S-new', count: 2 }), expected: 0 },
      { next: aRecord({ warehouse, sku: 'S-none', count: 2, revision: 2 }), expected: 1 },
    ]);
    const saved = await store.saveRecords(changes);
    const refused = changes.filter((_, n) => !saved[n]).map(({ next }) => next.sku);
    expect(refused).toEqual(['S-20', 'S-none', 'S-none']);
    const leeds = new Map((await store.records('leeds')).map(({ sku, count }) => [sku, count]));
    expect([leeds.size, leeds.get('S-20'), leeds.get('S-new')]).toEqual([3_001, 9, 2]);
    expect([...leeds.values()].filter((count) => count === 2)).toHaveLength(wanted.length);
    expect(await store.record('york', 'S-20')).toMatchObject({ count: 2, revision: 2 });
  });

  it('finds the records of one warehouse, all or some', async () => {
    const store = await create();
    for (const sku of ['A', 'B', 'C']) await store.saveRecord(aRecord({ sku }), 0);
    await store.saveRecord(aRecord({ warehouse: 'leeds2', sku: 'A' }), 0);
    expect((await store.records('leeds')).map(({ sku }) => sku).sort()).toEqual(['A', 'B', 'C']);
    expect((await store.records('leeds', ['C', 'X', 'A', 'A'])).map(({ sku }) => sku).sort()).toEqual(['A', 'C']);
    expect(await store.records('nowhere')).toEqual([]);
    await store.deleteRecord('leeds', 'A');
    expect(await store.records('leeds', ['A'])).toEqual([]);
    expect(await store.record('leeds2', 'A')).toBeDefined();
  });

  it('gives a warehouse’s records page by page, in the order of SKUs', async () => {
    const store = await create();
    for (const sku of ['b', 'A-10', 'A-2', 'é', 'A']) await store.saveRecord(aRecord({ sku }), 0);
    await store.saveRecord(aRecord({ warehouse: 'leeds2', sku: 'A' }), 0);
    const page = async (after: string | null, limit: number) =>
      (await store.recordsAfter('leeds', after, limit)).map(({ sku }) => sku);
    expect(await page(null, 2)).toEqual(['A', 'A-10']);
    expect(await page('A-10', 2)).toEqual(['A-2', 'b']);
    expect(await page('b', 2)).toEqual(['é']);
    expect(await page('é', 2)).toEqual([]);
    expect(await page('A-1', 1)).toEqual(['A-10']);
    expect(await page(null, 0)).toEqual([]);
  });

  it('finds what is left to do', async () => {
    const store = await create();
    await store.saveRecord(aRecord({ sku: 'A', open: 1 }), 0);
    await store.saveRecord(aRecord({ sku: 'B', open: 0 }), 0);
    expect((await store.openRecords()).map(({ sku }) => sku)).toEqual(['A']);
    await store.saveRecord(aRecord({ sku: 'A', open: 0, revision: 2 }), 1);
    expect(await store.openRecords()).toEqual([]);
  });

  it('keeps what is unknown unknown, and what is negative negative', async () => {
    const store = await create();
    await store.saveRecord(aRecord({ count: null, lines: { 'shop/1': aLine({ base: null, readAt: null }) } }), 0);
    await store.saveRecord(aRecord({ sku: 'B', count: -3 }), 0);
    expect((await store.record('leeds', 'A-1'))?.count).toBeNull();
    expect((await store.record('leeds', 'A-1'))?.lines['shop/1']?.base).toBeNull();
    expect((await store.record('leeds', 'B'))?.count).toBe(-3);
  });

  it('isn’t changed by what happens to a value before or after', async () => {
    const store = await create();
    const mine = aRecord();
    await store.saveRecord(mine, 0);
    mine.count = 99;
    const read = await store.record('leeds', 'A-1');
    if (read) read.applied.push('later');
    expect(await store.record('leeds', 'A-1')).toEqual(aRecord());
  });
}

const LINE: Delivery['lines'][number] = {
  warehouse: 'leeds',
  sku: 'A-1',
  location: 'shop/1',
  gen: 1,
  item: 'item-1',
  remoteLocation: '1',
  from: 5,
  to: 8,
  outcome: null,
  settled: false,
};

function deliveries(create: () => Promise<StockStore>): void {
  it('creates a delivery only where there is none, whatever became of the first', async () => {
    const store = await create();
    expect(await store.createDelivery(aDelivery())).toBe(true);
    expect(await store.createDelivery(aDelivery({ integration: 'other' }))).toBe(false);
    await store.saveDelivery(aDelivery({ state: 'void', revision: 2 }), 1);
    expect(await store.createDelivery(aDelivery())).toBe(false);
    expect(await store.delivery('key-1')).toMatchObject({ integration: 'shop', state: 'void' });
  });

  it('saves a delivery only over the revision that was read, and never makes one', async () => {
    const store = await create();
    expect(await store.saveDelivery(aDelivery({ revision: 2 }), 1)).toBe(false);
    expect(await store.delivery('key-1')).toBeUndefined();
    await store.createDelivery(aDelivery());
    expect(await store.saveDelivery(aDelivery({ state: 'sent', revision: 2 }), 1)).toBe(true);
    expect(await store.saveDelivery(aDelivery({ state: 'done', revision: 2 }), 1)).toBe(false);
    expect((await store.delivery('key-1'))?.state).toBe('sent');
  });

  it('lists the open ones, oldest first, of all shops or one', async () => {
    const store = await create();
    await store.createDelivery(aDelivery({ key: 'a', createdAt: 1, state: 'sent' }));
    await store.createDelivery(aDelivery({ key: 'b', createdAt: 2, state: 'done' }));
    await store.createDelivery(aDelivery({ key: 'c', createdAt: 3, state: 'unknown', integration: 'other' }));
    await store.createDelivery(aDelivery({ key: 'd', createdAt: 4, state: 'sealed' }));
    await store.createDelivery(aDelivery({ key: 'e', createdAt: 5, state: 'answered' }));
    await store.createDelivery(aDelivery({ key: 'f', createdAt: 6, state: 'void' }));
    expect((await store.openDeliveries()).map(({ key }) => key)).toEqual(['a', 'c', 'd', 'e']);
    expect((await store.openDeliveries('other')).map(({ key }) => key)).toEqual(['c']);
  });

  it('finds those that carry a SKU from a moment on, oldest first, whatever became of them', async () => {
    const store = await create();
    const carrying = (key: string, createdAt: number, over: Partial<Delivery> = {}, line: object = {}) =>
      store.createDelivery(aDelivery({ key, createdAt, lines: [{ ...LINE, ...line }], ...over }));
    await carrying('old', 1);
    await carrying('sent', 4, { state: 'sent' });
    await carrying('done', 3, { state: 'done' });
    await carrying('void', 5, { state: 'void' });
    await carrying('other SKU', 3, {}, { sku: 'B' });
    await carrying('other warehouse', 3, {}, { warehouse: 'york' });
    const keys = async (limit: number) =>
      (await store.deliveriesOf({ warehouse: 'leeds', sku: 'A-1', since: 3, limit })).map(({ key }) => key);
    expect(await keys(10)).toEqual(['done', 'sent', 'void']);
    expect(await keys(2)).toEqual(['done', 'sent']);
  });

  it('forgets only old ones that are over', async () => {
    const store = await create();
    await store.createDelivery(aDelivery({ key: 'old', createdAt: 1, state: 'done' }));
    await store.createDelivery(aDelivery({ key: 'burnt', createdAt: 1, state: 'void' }));
    await store.createDelivery(aDelivery({ key: 'open', createdAt: 1, state: 'unknown' }));
    await store.createDelivery(aDelivery({ key: 'new', createdAt: 10, state: 'done' }));
    await store.pruneDeliveries(10);
    expect(await store.delivery('old')).toBeUndefined();
    expect(await store.delivery('burnt')).toBeUndefined();
    expect(await store.delivery('open')).toBeDefined();
    expect(await store.delivery('new')).toBeDefined();
  });
}

function history(create: () => Promise<StockStore>): void {
  it('writes an entry once', async () => {
    const store = await create();
    await store.appendEntries([anEntry({ after: 4 })]);
    expect(await store.entry('entry-1')).toEqual(anEntry({ after: 4 }));
    expect(await store.entry('entry-0')).toBeUndefined();
    await store.appendEntries([anEntry({ after: 9 }), anEntry({ id: 'entry-2', at: 2_000 })]);
    expect((await store.entries({ limit: 10 })).map(({ id, after }) => [id, after])).toEqual([
      ['entry-2', 4],
      ['entry-1', 4],
    ]);
  });

  it('finds entries by how their ids begin, in the order of ids, page by page', async () => {
    const store = await create();
    await store.appendEntries(['bulk/2', 'bulk/1', 'bulk', 'bulk0/1', 'bulk/3', 'a'].map((id) => anEntry({ id })));
    const page = async (after: string | null, limit: number) =>
      (await store.entriesAfter('bulk/', after, limit)).map(({ id }) => id);
    expect(await page(null, 2)).toEqual(['bulk/1', 'bulk/2']);
    expect(await page('bulk/2', 2)).toEqual(['bulk/3']);
    expect(await page('bulk/3', 2)).toEqual([]);
    expect(await page(null, 0)).toEqual([]);
    expect(await store.entrySpan('bulk/')).toEqual({ n: 3, last: 'bulk/3' });
    expect(await store.entrySpan('nothing/')).toBeNull();
  });

  it('tells those of some causes or of a place, in the same order, and goes on within them', async () => {
    const store = await create();
    await store.appendEntries([
      anEntry({ id: '1', at: 1, cause: 'edit', location: null }),
      anEntry({ id: '2', at: 1, cause: 'undo', location: null }),
      anEntry({ id: '3', at: 1, cause: 'channel', location: 'shop/1' }),
      anEntry({ id: '4', at: 2, cause: 'channel', location: 'shop/2', warehouse: 'rotterdam' }),
      anEntry({ id: '5', at: 2, cause: 'edit', location: null, sku: 'B' }),
      anEntry({ id: '6', at: 3, cause: 'channel', location: 'shop2/1' }),
      anEntry({ id: '7', at: 3, cause: 'undo', location: null }),
    ]);
    const ids = async (query: Partial<Parameters<StockStore['entries']>[0]>) =>
      (await store.entries({ limit: 10, ...query })).map(({ id }) => id).join('');
    expect(await ids({ causes: ['edit', 'undo'] })).toBe('7521');
    expect(await ids({ causes: ['undo'] })).toBe('72');
    expect(await ids({ causes: ['order'] })).toBe('');
    expect(await ids({ place: 'shop' })).toBe('43');
    expect(await ids({ place: 'shop/1' })).toBe('3');
    expect(await ids({ place: 'sho' })).toBe('');
    expect(await ids({ place: 'shop', warehouse: 'rotterdam', causes: ['channel'] })).toBe('4');
    expect(await ids({ causes: ['edit'], sku: 'B' })).toBe('5');
    expect(await ids({ causes: ['edit', 'undo'], from: 1, before: 3, limit: 2 })).toBe('52');
    expect(await ids({ causes: ['edit', 'undo'], after: { at: 2, id: '5' } })).toBe('21');
    expect(await ids({ causes: ['edit', 'undo'], after: { at: 1, id: '2' } })).toBe('1');
    expect(await ids({ causes: ['edit', 'undo'], after: { at: 2, id: '4' } })).toBe('21');
    expect(await ids({ place: 'shop', limit: 50_000 })).toBe('43');
    expect(await ids({ warehouse: 'leeds', limit: 50_000 })).toBe('765321');
  });

  it('tells the newest first, of a warehouse, a SKU or both, before a time, and no more than asked', async () => {
    const store = await create();
    await store.appendEntries([
      anEntry({ id: '1', at: 1 }),
      anEntry({ id: '2', at: 2, sku: 'B' }),
      anEntry({ id: '3', at: 3, warehouse: 'rotterdam' }),
      anEntry({ id: '4', at: 4 }),
    ]);
    const ids = async (query: Parameters<StockStore['entries']>[0]) =>
      (await store.entries(query)).map(({ id }) => id).join('');
    expect(await ids({ limit: 10 })).toBe('4321');
    expect(await ids({ limit: 2 })).toBe('43');
    expect(await ids({ limit: 0 })).toBe('');
    expect(await ids({ warehouse: 'leeds', limit: 10 })).toBe('421');
    expect(await ids({ sku: 'A-1', limit: 10 })).toBe('431');
    expect(await ids({ warehouse: 'leeds', sku: 'A-1', limit: 10 })).toBe('41');
    expect(await ids({ before: 3, limit: 10 })).toBe('21');
    expect(await ids({ warehouse: 'leeds', before: 4, limit: 10 })).toBe('21');
    expect(await ids({ from: 2, before: 4, limit: 10 })).toBe('32');
    expect(await ids({ sku: 'A-1', from: 3, limit: 10 })).toBe('43');
    expect(await ids({ from: 4, before: 4, limit: 10 })).toBe('');
    expect(await ids({ from: 9, before: 2, limit: 10 })).toBe('');
  });

  it('goes on behind an entry although many are of its moment, also where that entry is gone', async () => {
    const store = await create();
    const many = Array.from({ length: 25 }, (_, n) => anEntry({ id: `e${String(n).padStart(2, '0')}`, at: 5 }));
    await store.appendEntries([anEntry({ id: 'z', at: 4 }), ...many, anEntry({ id: 'a', at: 6, sku: 'B' })]);
    for (const of of [{}, { sku: 'A-1' }, { warehouse: 'leeds' }, { warehouse: 'leeds', sku: 'A-1' }]) {
      const found: string[] = [];
      let after: { at: number; id: string } | undefined;
      for (;;) {
        const page = await store.entries({ ...of, ...(after && { after }), limit: 7 });
        found.push(...page.map(({ id }) => id));
        const last = page.at(-1);
        if (!last) break;
        after = { at: last.at, id: last.id };
      }
      const all = ['a', ...many.map(({ id }) => id).reverse(), 'z'];
      expect(found).toEqual('sku' in of ? all.slice(1) : all);
    }
    const behind = async (at: number, id: string, from?: number) =>
      (await store.entries({ after: { at, id }, limit: 2, ...(from !== undefined && { from }) })).map((one) => one.id);
    expect(await behind(5, 'e10x')).toEqual(['e10', 'e09']);
    expect(await behind(5, 'zz')).toEqual(['e24', 'e23']);
    expect(await behind(5, 'e00')).toEqual(['z']);
    expect(await behind(5, 'e00', 5)).toEqual([]);
    expect(await behind(4, 'z')).toEqual([]);
    expect(await behind(4.5, 'q')).toEqual(['z']);
  });
}
