import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { wordsOf } from '../../../components/words/languages.ts';
import { findEntries } from '../../../entrypoints/background/activity/find-entries.ts';
import { activityHandlers } from '../../../entrypoints/background/handlers/activity.ts';
import type { Hub } from '../../../entrypoints/background/hub.ts';
import { type EntryFilter, type EntryPlace, NO_FILTER, Trace } from '../../../lib/model/activity.ts';
import type { Entry } from '../../../lib/model/history.ts';
import { editOfBulk, importBulk, undoOfEdit } from '../../../lib/model/ids.ts';
import type { Delivery, DeliveryLine } from '../../../lib/sync/ports.ts';
import { aDelivery, aLine, aRecord } from '../../contract/store-suite.ts';
import { aHub, NOW } from './a-hub.ts';
import { LOCATION, PAGE, setUpLeeds } from './a-set-up.ts';

let hub: Hub;
beforeEach(async () => {
  hub = await aHub();
});

function entry(over: Partial<Entry> & { id: string; at: number }): Entry {
  const none = { location: null, reason: null, ref: null };
  return { warehouse: 'leeds', sku: 'A-1', cause: 'edit', before: 5, after: 8, ...none, ...over };
}

const calls = () => activityHandlers(hub);
const page = async (filter: Partial<EntryFilter>, limit = 100) =>
  calls()['activity.page']({ filter: { ...NO_FILTER, ...filter }, after: null, limit }, PAGE);
const ids = async (filter: Partial<EntryFilter>) => (await page(filter)).entries.map(({ id }) => id).join(' ');
const traceOf = async (id: string) => {
  const { trace } = await calls()['activity.trace']({ id }, PAGE);
  expect(trace === null || Trace.parse(trace)).toBeTruthy();
  return trace;
};

describe('the history', () => {
  beforeEach(async () => {
    await setUpLeeds(hub);
    const products = ['A-1', 'A-10'].map((sku) => ({ sku, title: sku, variant: null, addedAt: 1 }));
    await hub.directory.addProducts(products);
    await hub.stock.appendEntries([
      entry({ id: 'first', at: 1, cause: 'first-count', before: null, after: 5, location: LOCATION }),
      entry({ id: 'edit', at: 2 }),
      entry({ id: 'sale', at: 3, cause: 'channel', before: 8, after: 7, location: LOCATION }),
      entry({ id: 'other', at: 4, sku: 'A-10' }),
      entry({ id: 'gone', at: 5, warehouse: 'york', cause: 'undo', before: 8, after: 5 }),
    ]);
  });

  it('is filtered by SKU, warehouse, place, kind and time, all at once', async () => {
    expect(await ids({})).toBe('gone other sale edit first');
    expect(await ids({ sku: 'A-1' })).toBe('gone sale edit first');
    expect(await ids({ sku: ' A-1 ' })).toBe('gone sale edit first');
    expect(await ids({ sku: '-10' })).toBe('other');
    expect(await ids({ sku: 'a-' })).toBe('gone other sale edit first');
    expect(await ids({ warehouse: 'leeds' })).toBe('other sale edit first');
    expect(await ids({ place: LOCATION })).toBe('sale first');
    expect(await ids({ place: 'shop' })).toBe('sale first');
    expect(await ids({ place: 'sho' })).toBe('');
    expect(await ids({ kind: 'person' })).toBe('gone other edit');
    expect(await ids({ kind: 'channel' })).toBe('sale');
    expect(await ids({ from: 2, to: 4 })).toBe('sale edit');
    expect(await ids({ sku: 'A-1', warehouse: 'leeds', kind: 'person', from: 1, to: 9 })).toBe('edit');
  });

  it('goes on where a page ended, and names what it is about', async () => {
    const first = await page({}, 2);
    expect(first.entries.map(({ id }) => id)).toEqual(['gone', 'other']);
    const rest = await calls()['activity.page']({ filter: NO_FILTER, after: first.next, limit: 2 }, PAGE);
    expect(rest.entries).toMatchObject(
      [
        { id: 'sale', kind: 'channel', warehouseName: 'Leeds', place: 'Store stock · Acme Woo', text: /Sold/ },
        { id: 'edit' },
      ].map((one) => ('text' in one ? { ...one, text: expect.stringMatching(/^Sold or lowered/) } : one)),
    );
    expect((await page({ warehouse: 'york' })).entries).toMatchObject([{ warehouseName: null, place: null }]);
  });

  it('answers after a long stretch in which nothing fits, with where to go on', async () => {
    const all = Array.from({ length: 12_000 }, (_, n) => entry({ id: `n${n}`, at: 12_000 - n }));
    all.push(entry({ id: 'sale', at: 0, cause: 'channel' }));
    const entries: Hub['stock']['entries'] = async ({ after, limit }) => {
      const from = after ? all.findIndex(({ id }) => id === after.id) + 1 : 0;
      return all.slice(from, from + limit);
    };
    const filter = { ...NO_FILTER, kind: 'channel' as const };
    const over = { ...hub, stock: { ...hub.stock, entries } };
    const first = await findEntries(over, filter, null, 9);
    expect(first).toEqual({ entries: [], next: { id: 'n9999', at: 2_001 } });
    expect(await findEntries(over, filter, first.next, 9)).toMatchObject({
      entries: [{ entry: { id: 'sale' } }],
      next: null,
    });
  });
});

describe('a part of a SKU in a long history', () => {
  const FEW = ['Mug-Red', 'MUG-BLUE', 'mug'];

  beforeEach(async () => {
    await setUpLeeds(hub);
    const many = Array.from({ length: 400 }, (_, n) => `BULK-${n}`);
    await hub.directory.addProducts([...FEW, ...many].map((sku) => ({ sku, title: sku, variant: null, addedAt: 1 })));
    await hub.stock.appendEntries([
      ...FEW.map((sku, n) => entry({ id: `few${n}`, at: 10 + n, sku })),
      ...many.map((sku, n) => entry({ id: `many${n}`, at: 100 + n, sku })),
    ]);
  });

  it('is looked up: no entry of another SKU is read', async () => {
    const entries = vi.fn(hub.stock.entries);
    hub.stock = { ...hub.stock, entries };
    expect(await ids({ sku: 'MUG-' })).toBe('few1 few0');
    expect(await ids({ sku: 'nowhere' })).toBe('');
    const read = await Promise.all(entries.mock.results.map(({ value }) => value as ReturnType<typeof entries>));
    expect(read.flat()).toEqual([]);
  });

  it('finds what is in many SKUs too, page by page', async () => {
    const found: string[] = [];
    let place: EntryPlace | null = null;
    do {
      const filter = { ...NO_FILTER, sku: 'bulk-' };
      const part: Awaited<ReturnType<typeof page>> = await calls()['activity.page'](
        { filter, after: place, limit: 70 },
        PAGE,
      );
      found.push(...part.entries.map(({ id }) => id));
      place = part.next;
    } while (place !== null);
    expect(found).toEqual(Array.from({ length: 400 }, (_, n) => `many${399 - n}`));
  });
});

describe('a bulk', () => {
  const BULK = '0b6f2a9e-1c3d-4e5f-8a7b-9c0d1e2f3a4b';
  const FILE = importBulk('1b6f2a9e-1c3d-4e5f-8a7b-9c0d1e2f3a4b');
  const grouped = async (filter: Partial<EntryFilter> = {}, after: EntryPlace | null = null, limit = 100) =>
    calls()['activity.page']({ filter: { ...NO_FILTER, ...filter }, after, limit, grouped: true }, PAGE);

  beforeEach(async () => {
    await setUpLeeds(hub);
    const made = (bulk: string, n: number, at: number) => ({ id: editOfBulk(bulk, n), at, reason: 'Stocktake' });
    await hub.stock.appendEntries([
      entry({ id: 'before', at: 1 }),
      // The parts of a bulk are saved one after the other, and shops sell in between.
      ...[0, 1, 2].map((n) => entry(made(BULK, n, 10))),
      entry({ id: 'sale', at: 11, cause: 'channel', before: 8, after: 7, location: LOCATION }),
      ...[3, 4].map((n) => entry(made(BULK, n, 12))),
      entry({ ...made(FILE, 0, 20), sku: 'B' }),
      entry({ ...made(FILE, 1, 20), sku: 'C' }),
      entry({ id: undoOfEdit(editOfBulk(BULK, 0)), at: 30, cause: 'undo', ref: editOfBulk(BULK, 0) }),
      entry({ id: undoOfEdit(editOfBulk(BULK, 1)), at: 30, cause: 'undo', ref: editOfBulk(BULK, 1) }),
    ]);
  });

  it('is one line where its last change stands, and its undo another', async () => {
    const { entries, next } = await grouped();
    expect(next).toBeNull();
    expect(entries.map(({ id, bulk }) => bulk ?? id)).toEqual([
      { bulk: BULK, undo: true, imported: false, n: 2 },
      { bulk: FILE, undo: false, imported: true, n: 2 },
      { bulk: BULK, undo: false, imported: false, n: 5 },
      'sale',
      'before',
    ]);
    expect((await grouped({ kind: 'channel' })).entries.map(({ id }) => id)).toEqual(['sale']);
  });

  it('is one line however the pages fall', async () => {
    const told: string[] = [];
    let place: EntryPlace | null = null;
    do {
      const part: Awaited<ReturnType<typeof grouped>> = await grouped({}, place, 1);
      told.push(...part.entries.map(({ id, bulk }) => (bulk ? `${bulk.n}` : id)));
      place = part.next;
    } while (place !== null);
    expect(told).toEqual(['2', '2', '5', 'sale', 'before']);
  });

  it('is told change by change where a filter may let through a part of it, and in an export', async () => {
    expect((await grouped({ sku: 'C' })).entries).toMatchObject([{ id: editOfBulk(FILE, 1) }]);
    expect((await grouped({ from: 12, to: 13 })).entries).toHaveLength(2);
    expect((await page({})).entries).toHaveLength(11);
    expect((await page({})).entries.some(({ bulk }) => bulk)).toBe(false);
  });

  it('of one change is that change', async () => {
    const id = editOfBulk('2b6f2a9e-1c3d-4e5f-8a7b-9c0d1e2f3a4b', 0);
    await hub.stock.appendEntries([entry({ id, at: 40 })]);
    expect((await grouped()).entries[0]).toMatchObject({ id, sku: 'A-1' });
    expect((await grouped()).entries[0]?.bulk).toBeUndefined();
  });

  it('is opened part by part, with how much of it was undone', async () => {
    const open = (after: string | null) => calls()['activity.bulk']({ bulk: BULK, after, limit: 3 }, PAGE);
    const first = await open(null);
    expect(first).toMatchObject({ n: 5, undone: 2, next: editOfBulk(BULK, 2) });
    expect(first.entries.map(({ id }) => id)).toEqual([0, 1, 2].map((n) => editOfBulk(BULK, n)));
    expect(await open(first.next)).toMatchObject({ n: 5, entries: [{}, {}], next: null });
    expect(await calls()['activity.bulk']({ bulk: 'nothing', after: null, limit: 3 }, PAGE)).toEqual({
      n: 0,
      undone: 0,
      entries: [],
      next: null,
    });
  });
});

describe('the trace of a change', () => {
  const line = (over: Partial<DeliveryLine> = {}): DeliveryLine => ({
    warehouse: 'leeds',
    sku: 'A-1',
    location: LOCATION,
    gen: 1,
    item: 'item-1',
    remoteLocation: '1',
    from: 5,
    to: 8,
    entry: 'edit',
    outcome: { kind: 'applied' },
    settled: true,
    ...over,
  });
  const delivery = (over: Partial<Delivery>, ...lines: DeliveryLine[]) =>
    hub.stock.createDelivery(
      aDelivery({
        key: '0123456789abcdef',
        state: 'done',
        createdAt: NOW - 900,
        sentAt: [NOW - 800],
        tries: 1,
        lines,
        ...over,
      }),
    );
  const AT = NOW - 1_000;
  const base = { count: 8, lastEntry: 'edit' };
  beforeEach(() => hub.stock.appendEntries([entry({ id: 'edit', at: AT })]));

  it('tells what was read, sent, answered and read back, with the time that each took', async () => {
    await setUpLeeds(hub, { ...base, lines: { [LOCATION]: aLine({ base: 8, readAt: NOW - 100 }) } });
    await delivery({ answeredAt: NOW - 500 }, line({ read: { from: NOW - 990, known: NOW - 950 } }));
    expect(await traceOf('edit')).toMatchObject({
      entry: { text: 'Typed here', before: 5, after: 8 },
      forgotten: false,
      undo: { kind: 'can' },
      stops: [
        {
          name: 'Store stock · Acme Woo',
          origin: false,
          withNewer: false,
          now: null,
          verified: { at: NOW - 100, took: 400 },
          sends: [
            {
              key: '01234567',
              from: 5,
              to: 8,
              read: { at: NOW - 990, took: 40 },
              took: 300,
              tries: 1,
              outcome: 'applied',
            },
          ],
        },
      ],
    });
  });

  it('says no time for a reading whose end wasn’t kept', async () => {
    await setUpLeeds(hub, { ...base, lines: { [LOCATION]: aLine({ base: 8, readAt: NOW - 100 }) } });
    await delivery({ answeredAt: NOW - 500 }, line({ read: { from: NOW - 990, known: NOW - 990 + 20_000 } }));
    expect((await traceOf('edit'))?.stops[0]?.sends[0]?.read).toEqual({ at: NOW - 990, took: null });
  });

  it('says nothing was read back while it wasn’t, and takes the reading before the next write where there is one', async () => {
    await setUpLeeds(hub, { ...base, lines: { [LOCATION]: aLine({ base: 8, readAt: null }) } });
    await delivery({}, line());
    expect((await traceOf('edit'))?.stops[0]).toMatchObject({ verified: null });
    await delivery(
      { key: 'next', createdAt: NOW - 300 },
      line({ entry: 'later', from: 8, to: 9, read: { from: NOW - 350, known: NOW - 340 } }),
    );
    expect((await traceOf('edit'))?.stops[0]).toMatchObject({
      sends: [{ key: '01234567' }],
      verified: { at: NOW - 350 },
    });
  });

  it('has each try: refused with the shop’s reason, then applied', async () => {
    await setUpLeeds(hub, base);
    await delivery({ key: 'a' }, line({ outcome: { kind: 'rejected', reason: 'The item is archived' } }));
    await delivery({ key: 'b', createdAt: NOW - 400 }, line());
    expect((await traceOf('edit'))?.stops[0]?.sends).toMatchObject([
      { key: 'a', outcome: 'rejected', detail: 'The item is archived' },
      { key: 'b', outcome: 'applied', detail: null },
    ]);
  });

  it('says in words why an answer is missing, and quotes what nobody knows', async () => {
    await setUpLeeds(hub, base);
    const details = async () => (await traceOf('edit'))?.stops[0]?.sends.map(({ detail }) => detail);
    await delivery({ key: 'a' }, line({ outcome: { kind: 'unknown', detail: 'status 500' } }));
    await delivery({ key: 'b', createdAt: NOW - 400 }, line({ outcome: { kind: 'unknown', detail: 'Deadlock' } }));
    expect(await details()).toEqual(['Answered with status 500', '“Deadlock”']);
    hub = { ...hub, t: wordsOf('de') };
    expect(await details()).toEqual(['Mit Status 500 beantwortet', '„Deadlock“']);
  });

  it('finds the write that carried a newer change too, and none that was claimed before', async () => {
    await setUpLeeds(hub, { count: 9, lastEntry: 'newer' });
    await hub.stock.appendEntries([entry({ id: 'newer', at: AT + 50, before: 8, after: 9 })]);
    await delivery({ key: 'before' }, line({ entry: 'older', to: 4 }));
    await delivery({ key: 'both', createdAt: NOW - 500 }, line({ entry: 'newer', to: 9 }));
    expect((await traceOf('edit'))?.stops).toMatchObject([{ withNewer: true, sends: [{ key: 'both', to: 9 }] }]);
  });

  it('says how the location is while nothing has arrived, and that a change came from there', async () => {
    await setUpLeeds(hub, { ...base, lines: { [LOCATION]: aLine({ state: 'paused', why: 'person' }) } });
    expect((await traceOf('edit'))?.stops).toMatchObject([{ sends: [], now: 'Paused: paused by hand' }]);
    await hub.stock.appendEntries([entry({ id: 'sale', at: AT, cause: 'channel', location: LOCATION })]);
    expect(await traceOf('sale')).toMatchObject({ stops: [{ origin: true, now: null }], undo: { kind: 'none' } });
  });

  it('says that a change is older than the deliveries that are kept, and that there is none of that id', async () => {
    await hub.stock.appendEntries([entry({ id: 'old', at: NOW - 15 * 24 * 60 * 60_000 })]);
    expect(await traceOf('old')).toMatchObject({ forgotten: true });
    expect(await traceOf('nothing')).toBeNull();
  });

  it('holds nothing of what was sent but figures and the shortened key', async () => {
    await setUpLeeds(hub, base);
    const secret = { key: 'k', method: 'POST', path: '/path-of-shop', body: 'body-of-write' } as const;
    await delivery({ sealed: secret }, line());
    expect(JSON.stringify(await traceOf('edit'))).not.toMatch(/path-of-shop|body-of-write|89abcdef/);
  });

  it.each([
    [{ count: null }, {}, 'isn’t known now'],
    [{ count: 2 }, {}, 'less than 0'],
    [{ count: 8, lines: {} }, {}, 'No linked location'],
    [{ count: 8 }, { before: null }, 'wasn’t known before'],
    [{ count: 8 }, { warehouse: 'york' }, 'deleted'],
  ])('can’t be undone: %o %o', async (record, over, words) => {
    await setUpLeeds(hub, record);
    await hub.stock.appendEntries([entry({ id: 'e', at: AT, ...over })]);
    expect((await traceOf('e'))?.undo).toEqual({ kind: 'refused', sentence: expect.stringContaining(words) });
  });

  it('isn’t undone twice', async () => {
    await setUpLeeds(hub, { count: 5 });
    await hub.stock.appendEntries([entry({ id: 'u', at: NOW, cause: 'undo', before: 8, after: 5, ref: 'edit' })]);
    expect(await traceOf('edit')).toMatchObject({ undo: { kind: 'refused', sentence: 'It was undone.' } });
    expect(await traceOf('u')).toMatchObject({ undo: { kind: 'none' } });
  });
});

describe('the counts of a moment', () => {
  it('are those of then beside those of now, by warehouse, unknown where nothing was known', async () => {
    await setUpLeeds(hub, { count: 7 });
    await hub.setUp.saveWarehouse({ id: 'york', name: 'York', revision: 0, add: [], at: 1 });
    await hub.stock.appendEntries([
      entry({ id: '1', at: 10, cause: 'first-count', before: null, after: 5 }),
      entry({ id: '2', at: 20, before: 5, after: 8 }),
      entry({ id: '3', at: 30, before: 8, after: 7 }),
    ]);
    const at = async (moment: number) =>
      (await calls()['activity.as-of']({ at: moment, search: '', offset: 0, limit: 10 }, PAGE)).rows[0]?.counts;
    const york = { was: null, now: null };
    expect(await at(9)).toEqual([{ was: null, now: 7 }, york]);
    expect(await at(10)).toEqual([{ was: 5, now: 7 }, york]);
    expect(await at(29)).toEqual([{ was: 8, now: 7 }, york]);
    expect(await at(NOW)).toEqual([{ was: 7, now: 7 }, york]);
    expect((await calls()['activity.as-of']({ at: 9, search: 'nothing', offset: 0, limit: 10 }, PAGE)).total).toBe(0);
  });

  it('count an entry that isn’t copied to the history yet', async () => {
    const outbox = [entry({ id: '2', at: 20, before: 5, after: 8 })];
    await setUpLeeds(hub, { count: 8, outbox });
    const { rows } = await calls()['activity.as-of']({ at: 15, search: '', offset: 0, limit: 10 }, PAGE);
    expect(rows[0]?.counts).toEqual([{ was: 5, now: 8 }]);
  });
});

describe('the self-check', () => {
  const check = (from: Parameters<ReturnType<typeof activityHandlers>['activity.check']>[0]['from'], limit: number) =>
    calls()['activity.check']({ from, limit }, PAGE);

  it('goes through all records part by part and names those that don’t add up', async () => {
    await setUpLeeds(hub, { count: 5 });
    await hub.setUp.saveWarehouse({ id: 'york', name: 'York', revision: 0, add: [], at: 1 });
    await hub.stock.saveRecord(aRecord({ sku: 'B', count: 4 }), 0);
    await hub.stock.saveRecord(aRecord({ warehouse: 'york', sku: 'A-1', count: null }), 0);
    await hub.stock.appendEntries([
      entry({ id: '1', at: 1, before: null, after: 5 }),
      entry({ id: '2', at: 1, sku: 'B', before: null, after: 6 }),
    ]);
    const first = await check(null, 1);
    expect(first).toMatchObject({ records: 1, entries: 1, mismatches: [], next: { warehouse: 'leeds', sku: 'A-1' } });
    const second = await check(first.next, 1);
    expect(second.mismatches).toEqual([{ warehouse: 'leeds', warehouseName: 'Leeds', sku: 'B', count: 4, entries: 6 }]);
    const third = await check(second.next, 1);
    expect(third).toMatchObject({ records: 0, next: { warehouse: 'york', sku: null } });
    expect(await check(third.next, 5)).toMatchObject({ records: 1, mismatches: [], next: null });
  });

  it('begins again where the warehouse that it stood in is gone', async () => {
    await setUpLeeds(hub);
    // Deleted meanwhile: what came after it mustn't be left out of a check that says that all adds up.
    expect(await check({ warehouse: 'york', sku: 'A' }, 5)).toMatchObject({
      records: 0,
      next: { warehouse: 'leeds', sku: null },
    });
  });
});
