import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { previewHandlers } from '../../../entrypoints/background/handlers/previews.ts';
import type { Hub } from '../../../entrypoints/background/hub.ts';
import { Previews, QUIET_MS } from '../../../entrypoints/background/previews/previews.ts';
import type { RemoteItem } from '../../../lib/channels/channel.ts';
import { Refusal } from '../../../lib/messages/server.ts';
import { fail, ok } from '../../../lib/model/channel-error.ts';
import { ROWS_A_PART } from '../../../lib/model/preview.ts';
import { itemOf } from '../../../lib/sync/catalogue.ts';
import { everything } from '../../../lib/sync/everything.ts';
import type { Engine, FirstSyncRow } from '../../../lib/sync/ports.ts';
import { aClient, aHub, NOW } from './a-hub.ts';
import { anItem, LOCATION, PAGE, setUpLeeds } from './a-set-up.ts';

const ROW: FirstSyncRow = { sku: 'A-1', title: 'Mug', variant: null, action: 'lower', old: 9, new: 5, why: null };
const SIZE = 100;

/** A shop whose pages come when they are let through. */
class SlowShop {
  asked = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly pages: number) {}

  readonly client = aClient({
    items: async (cursor) => {
      this.asked += 1;
      const page = Number(cursor ?? 0);
      await new Promise<void>((through) => this.waiting.push(through));
      const items = Array.from({ length: SIZE }, (_, n): RemoteItem => anItem({ item: `${page}/${n}` }));
      return ok({ items, next: page + 1 < this.pages ? String(page + 1) : null });
    },
  });

  /** Lets a page through, and gives what follows from it time to happen. */
  async page(): Promise<void> {
    this.waiting.shift()?.();
    await settled();
  }
}

const settled = () => new Promise<void>((done) => setTimeout(done));

/** Sleeps that end when told. */
function someTime() {
  let now = 0;
  const sleeping = new Set<{ until: number; wake(): void }>();
  return {
    sleep: (ms: number) =>
      new Promise<void>((wake) => {
        sleeping.add({ until: now + ms, wake });
      }),
    async pass(ms: number) {
      now += ms;
      for (const one of [...sleeping].filter(({ until }) => until <= now)) {
        sleeping.delete(one);
        one.wake();
      }
      await settled();
    },
  };
}

let hub: Hub;
let time: ReturnType<typeof someTime>;
let shop: SlowShop;
let rows: readonly FirstSyncRow[];

beforeEach(async () => {
  time = someTime();
  shop = new SlowShop(3);
  rows = [ROW];
  hub = await aHub({ previews: new Previews(time) });
  await setUpLeeds(hub);
  hub.engine.previewFirstSync = vi.fn<Engine['previewFirstSync']>(async (_location, onPage) => {
    const pass = await everything(shop.client, ['1'], onPage);
    if (!pass.ok) return pass;
    await hub.directory.putItems(pass.value.map((item) => itemOf('shop', item, NOW)));
    return ok(rows);
  });
});

const begin = (id: string, location = LOCATION) =>
  previewHandlers(hub)['first-sync.preview']({ id, location }, PAGE).then(settled);
const part = (id: string, from: number) => previewHandlers(hub)['preview.rows']({ id, from }, PAGE);
const stop = (id: string) => previewHandlers(hub)['preview.stop']({ id }, PAGE);

/** What a page is told that asks now, after the moment that it waits. */
async function state(id: string) {
  const answer = previewHandlers(hub)['preview.state']({ id }, PAGE);
  await settled();
  await time.pass(300);
  return answer;
}

describe('the reading of a shop for a review', () => {
  it('tells after each page how many were read, then that it is being worked out, then what came of it', async () => {
    await begin('one');
    expect(await state('one')).toEqual({ kind: 'reading', read: 0 });
    await shop.page();
    expect(await state('one')).toEqual({ kind: 'reading', read: 100 });
    await shop.page();
    expect(await state('one')).toEqual({ kind: 'reading', read: 200 });
    const { putItems } = hub.directory;
    let stored: () => void = () => undefined;
    const slowly = new Promise<void>((done) => {
      stored = done;
    });
    hub.directory.putItems = async (items) => {
      await putItems(items);
      await slowly;
    };
    await shop.page();
    expect(await state('one')).toEqual({ kind: 'working', read: 300 });
    stored();
    await vi.waitFor(async () =>
      expect(await state('one')).toEqual({ kind: 'rows', total: 1, gen: expect.any(Number), canStock: false }),
    );
    expect(await part('one', 0)).toEqual({ rows: [ROW], next: null });
  });

  it('answers as soon as it is over, whatever the page would have waited', async () => {
    shop = new SlowShop(1);
    await begin('one');
    const answer = previewHandlers(hub)['preview.state']({ id: 'one' }, PAGE);
    await shop.page();
    expect(await answer).toMatchObject({ kind: 'rows' });
  });

  it('gives the rows in parts, each row once, and forgets them with the last', async () => {
    shop = new SlowShop(1);
    rows = Array.from({ length: 2 * ROWS_A_PART + 1 }, (_, n) => ({ ...ROW, sku: `A-${n}` }));
    await begin('one');
    await shop.page();
    await vi.waitFor(async () => expect(await state('one')).toMatchObject({ kind: 'rows', total: rows.length }));
    const fetched: string[] = [];
    for (let from: number | null = 0; from !== null; ) {
      const { rows: some, next } = await part('one', from);
      expect(some?.length).toBeLessThanOrEqual(ROWS_A_PART);
      fetched.push(...(some ?? []).map(({ sku }) => sku));
      from = next;
    }
    expect(fetched).toEqual(rows.map(({ sku }) => sku));
    expect(await state('one')).toEqual({ kind: 'gone' });
    expect(await part('one', 0)).toEqual({ rows: null, next: null });
  });

  it('waits for a master stock location: until then nobody knows which products there are', async () => {
    await hub.directory.setMaster(null);
    for (const link of await hub.directory.links())
      await hub.directory.changeLink(link.location, link.gen, (kept) => ({ ...kept, state: 'review' }));
    hub.directory.products = async () => [];
    await begin('one');
    expect(await state('one')).toMatchObject({
      kind: 'failed',
      error: { sentence: expect.stringMatching(/^Choose the master stock location first/) },
    });
    expect(shop.asked).toBe(0);
  });

  it('asks the shop for no further page once it is called off', async () => {
    await begin('one');
    await shop.page();
    await stop('one');
    expect(shop.asked).toBe(2);
    await shop.page();
    await shop.page();
    expect(shop.asked).toBe(2);
    expect(await state('one')).toEqual({ kind: 'gone' });
  });

  it('ends by itself when its page asks no more, and never while it does', async () => {
    await begin('one');
    for (let n = 0; n < 100; n++) expect(await state('one')).toEqual({ kind: 'reading', read: 0 });
    await shop.page();
    expect(shop.asked).toBe(2);
    // A page that waits for an answer is there, however long the worker takes.
    const waiting = previewHandlers(hub)['preview.state']({ id: 'one' }, PAGE);
    await time.pass(2 * QUIET_MS);
    expect(await waiting).toEqual({ kind: 'reading', read: 100 });
    await time.pass(QUIET_MS);
    await shop.page();
    await shop.page();
    expect(shop.asked).toBe(2);
    expect(await state('one')).toEqual({ kind: 'gone' });
  });

  it('keeps what nobody fetches no longer than a page may be silent', async () => {
    shop = new SlowShop(1);
    rows = Array.from({ length: ROWS_A_PART + 1 }, () => ROW);
    await begin('one');
    await shop.page();
    await vi.waitFor(async () => expect(await state('one')).toMatchObject({ kind: 'rows' }));
    expect((await part('one', 0)).rows).toHaveLength(ROWS_A_PART);
    await time.pass(QUIET_MS);
    expect(await part('one', ROWS_A_PART)).toEqual({ rows: null, next: null });
  });

  it('is gone with the worker that knew of it', async () => {
    await begin('one');
    hub.previews = new Previews(time);
    expect(await state('one')).toEqual({ kind: 'gone' });
    expect(await part('one', 0)).toEqual({ rows: null, next: null });
  });

  it('ends when all of the data is replaced', async () => {
    await begin('one');
    hub.previews.stopAll();
    await shop.page();
    expect(shop.asked).toBe(1);
  });

  it('leaves another one of the same location alone', async () => {
    await begin('one');
    const other = new SlowShop(3);
    const mine = shop;
    shop = other;
    await begin('two');
    await other.page();
    expect(await state('one')).toEqual({ kind: 'reading', read: 0 });
    expect(await state('two')).toEqual({ kind: 'reading', read: 100 });
    await stop('one');
    await mine.page();
    expect(mine.asked).toBe(1);
    await other.page();
    expect(await state('two')).toEqual({ kind: 'reading', read: 200 });
    await other.page();
    await vi.waitFor(async () => expect(await state('two')).toMatchObject({ kind: 'rows' }));
  });

  it('begins once, however often it is asked to under the same id', async () => {
    await begin('one');
    await begin('one');
    expect(hub.engine.previewFirstSync).toHaveBeenCalledTimes(1);
  });

  it('says whether the shop can be asked to stock what it hasn’t got there', async () => {
    shop = new SlowShop(1);
    const client = aClient({ activate: async () => ok(true) });
    hub.shops.of = async () => client;
    await begin('one');
    await shop.page();
    await vi.waitFor(async () => expect(await state('one')).toMatchObject({ kind: 'rows', canStock: true }));
  });

  it('says which shop failed, or that the location isn’t linked any more', async () => {
    hub.engine.previewFirstSync = async () => fail({ kind: 'unavailable', detail: '' });
    await begin('one');
    expect(await state('one')).toEqual({
      kind: 'failed',
      error: { field: null, sentence: 'Acme Woo doesn’t answer just now. Try again.' },
    });
    await begin('two', 'shop/9');
    await vi.waitFor(async () =>
      expect(await state('two')).toMatchObject({ error: { sentence: expect.stringMatching(/any more/) } }),
    );
  });

  it('says so when something breaks, in no more than a sentence', async () => {
    hub.engine.previewFirstSync = async () => {
      throw new Error('bad-row: records[leeds/A-1]');
    };
    await begin('one');
    expect(await state('one')).toEqual({
      kind: 'failed',
      error: { field: null, sentence: 'Something went wrong in the extension' },
    });
    expect(hub.log).toHaveBeenCalledWith('preview failed', expect.objectContaining({ location: LOCATION }));
    hub.data.during = async () => {
      throw new Refusal('The data is being replaced.');
    };
    await begin('two');
    expect(await state('two')).toMatchObject({ error: { sentence: 'The data is being replaced.' } });
  });
});

describe('the reading of another master', () => {
  const preview = (id: string) => previewHandlers(hub)['master.preview']({ id, location: LOCATION }, PAGE);

  it('tells how far it is, then numbers and the first names only', async () => {
    const skus = Array.from({ length: 50_000 }, (_, n) => `A-${n}`);
    hub.engine.previewMaster = async (_location, onPage) => {
      const pass = await everything(shop.client, ['1'], onPage);
      return pass.ok ? ok({ enter: skus, missing: [] }) : pass;
    };
    await preview('one');
    await settled();
    await shop.page();
    expect(await state('one')).toEqual({ kind: 'reading', read: 100 });
    await shop.page();
    await shop.page();
    expect(await state('one')).toEqual({
      kind: 'difference',
      enter: { n: 50_000, some: skus.slice(0, 12) },
      missing: { n: 0, some: [] },
    });
    expect(await state('one')).toEqual({ kind: 'gone' });
  });

  it('is called off as a review is', async () => {
    hub.engine.previewMaster = async (_location, onPage) => {
      const pass = await everything(shop.client, ['1'], onPage);
      return pass.ok ? ok({ enter: [], missing: [] }) : pass;
    };
    await preview('one');
    await settled();
    await stop('one');
    await shop.page();
    await shop.page();
    expect(shop.asked).toBe(1);
  });
});

describe('the first counts of a master that is being saved', () => {
  const progress = (location: string) => previewHandlers(hub)['master.progress']({ location }, PAGE);

  it('are told by what was read of its shop, once it is the master', async () => {
    expect(await progress('shop/2')).toEqual({ chosen: false, read: null });
    hub.engine.itemsRead = (integration) => (integration === 'shop' ? 12_400 : null);
    expect(await progress(LOCATION)).toEqual({ chosen: true, read: 12_400 });
  });
});
