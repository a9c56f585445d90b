import { english } from '../../../../components/words/translate.ts';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashOfNotice, LowStockNotices } from '../../../../entrypoints/background/low-stock/notices.ts';
import { Thresholds } from '../../../../entrypoints/background/low-stock/thresholds.ts';
import type { Notifications } from '../../../../lib/platform/notifications.ts';
import { openDatabase } from '../../../../lib/store/database.ts';
import { createLowStockStore } from '../../../../lib/store/low-stock-store.ts';
import type { Database } from '../../../../lib/store/schema.ts';
import { createSettings } from '../../../../lib/store/settings.ts';
import type { EngineDeps } from '../../../../lib/sync/ports.ts';
import { Bench, WAREHOUSE } from '../../sync/bench.ts';
import { someNotifications } from '../a-hub.ts';

/** Long enough for everything that fell together to be told. */
const LATER = 3_000;

let bench: Bench;
let database: Database;
let shown: ReturnType<typeof someNotifications>;
/** Of the worker that lives now. */
let notices: LowStockNotices;
let thresholds: Thresholds;

/** A worker: its notices, and an engine that hands them what leaves its records. */
function start(over: { notifications?: Notifications; leaving?: EngineDeps['leaving'] } = {}): void {
  const settings = createSettings(database);
  const store = createLowStockStore(database);
  thresholds = new Thresholds({ settings, directory: bench.directory, store });
  notices = new LowStockNotices({
    settings,
    store,
    stock: bench.stock,
    directory: bench.directory,
    thresholds,
    t: () => english,
    notifications: over.notifications ?? shown,
    locks: { run: (_name, work) => work(), tryRun: (_name, work) => work() },
    clock: { now: () => bench.now },
    wakeAt: () => undefined,
    uuid: () => crypto.randomUUID(),
  });
  const leaving = over.leaving ?? ((entries) => notices.note(entries));
  bench.restart((deps) => ({ ...deps, leaving }));
}

/** What the alarm does, a while after a change. */
async function wake(): Promise<void> {
  bench.now += LATER;
  await bench.engine.run({ now: true });
  await notices.tell();
  bench.now += LATER;
  await notices.tell();
}

const titles = () => shown.told.map(({ title }) => title);

beforeEach(async () => {
  bench = new Bench();
  database = await openDatabase(crypto.randomUUID());
  shown = someNotifications();
  const shop = bench.shop('acme');
  for (const [sku, quantity] of [
    ['MUG', 8],
    ['BOWL', 20],
    ['CUP', 3],
  ] as const) {
    shop.add(sku, { stock: quantity });
  }
  start();
  await bench.chooseMaster('acme');
  await bench.engine.run({ now: true });
  await notices.turn(true);
});

const sell = (sku: string, n: number) => bench.shops.get('acme')?.sell(sku, n);

describe('a count that falls to its threshold', () => {
  it('is told once, and not again while it stays there', async () => {
    sell('MUG', 4);
    await wake();
    expect(shown.told).toEqual([
      {
        id: expect.stringMatching(/^low-stock\/.+\/low$/),
        title: 'MUG is low in Main',
        message: '4 left. The warning is set at 5.',
      },
    ]);
    sell('MUG', 1);
    await wake();
    await wake();
    expect(titles()).toHaveLength(1);
  });

  it('is told again once it has risen above the threshold', async () => {
    sell('MUG', 4);
    await wake();
    sell('MUG', -6);
    await wake();
    expect(titles()).toHaveLength(1);
    sell('MUG', 9);
    await wake();
    expect(titles()).toEqual(['MUG is low in Main', 'MUG is low in Main']);
  });

  it('isn’t told when it was never above, nor when it has risen again by then', async () => {
    sell('CUP', 1);
    sell('MUG', 4);
    bench.now += LATER;
    await bench.engine.run({ now: true });
    sell('MUG', -4);
    await wake();
    expect(titles()).toEqual([]);
  });

  it('isn’t told when it becomes known there', async () => {
    bench.shops.get('acme')?.add('NEW', { stock: 2 });
    await wake();
    expect(await bench.count('NEW')).toBe(2);
    expect(titles()).toEqual([]);
  });

  it('is told with nothing left, and leads to what is at zero', async () => {
    sell('MUG', 8);
    await wake();
    expect(shown.told).toMatchObject([{ message: 'None left. The warning is set at 5.' }]);
    expect(hashOfNotice(shown.told[0]?.id ?? '')).toBe('/products?show=zero');
  });

  it('is told in one notification with the others of its pass', async () => {
    sell('MUG', 4);
    sell('BOWL', 16);
    await wake();
    expect(shown.told).toMatchObject([{ title: '2 SKUs are low in Main', message: 'Open the list to see them.' }]);
    expect(hashOfNotice(shown.told[0]?.id ?? '')).toBe('/products?show=low');
  });

  it('waits while others are still coming, so that they are told together', async () => {
    sell('MUG', 4);
    await bench.engine.run({ now: true });
    await notices.tell();
    bench.now += 1_000;
    sell('BOWL', 16);
    await bench.engine.run({ now: true });
    await notices.tell();
    expect(titles()).toEqual([]);
    await wake();
    expect(titles()).toEqual(['2 SKUs are low in Main']);
  });
});

describe('a threshold', () => {
  it('that is moved over counts raises nothing', async () => {
    await createSettings(database).put('lowStock', 15);
    await wake();
    sell('MUG', 1);
    await wake();
    expect(titles()).toEqual([]);
    sell('BOWL', 5);
    await wake();
    expect(titles()).toEqual(['BOWL is low in Main']);
  });

  it('of a SKU comes before that of its warehouse, and none means none', async () => {
    bench.directory.setUp({ warehouses: [{ id: WAREHOUSE, name: 'Main', createdAt: 0, revision: 2, lowStock: 2 }] });
    sell('CUP', 1);
    await wake();
    expect(titles()).toEqual(['CUP is low in Main']);
    await thresholds.set([WAREHOUSE], ['BOWL'], 15);
    await thresholds.set([WAREHOUSE], ['MUG'], 'none');
    sell('BOWL', 5);
    sell('MUG', 8);
    await wake();
    expect(titles()).toEqual(['CUP is low in Main', 'BOWL is low in Main']);
    await thresholds.set([WAREHOUSE], ['MUG'], 'inherit');
    expect((await thresholds.current())(WAREHOUSE, 'MUG')).toBe(2);
  });
});

describe('a worker that dies', () => {
  it('before the crossing is noted leaves it to the next one', async () => {
    start({
      leaving: async () => {
        throw new Error('killed');
      },
    });
    sell('MUG', 4);
    bench.now += LATER;
    await bench.engine.run({ now: true });
    expect(await bench.count('MUG')).toBe(4);
    start();
    await wake();
    expect(titles()).toEqual(['MUG is low in Main']);
  });

  it('after it is noted, and before the entry left its record, doesn’t tell it again', async () => {
    start({
      leaving: async (entries) => {
        await notices.note(entries);
        throw new Error('killed');
      },
    });
    sell('MUG', 4);
    bench.now += LATER;
    await bench.engine.run({ now: true });
    bench.now += LATER;
    await notices.tell();
    expect(titles()).toEqual(['MUG is low in Main']);
    start();
    await wake();
    await wake();
    expect(titles()).toEqual(['MUG is low in Main']);
  });

  it('before showing leaves it to the next one', async () => {
    const failing: Notifications = {
      ...shown,
      async show() {
        throw new Error('killed');
      },
    };
    start({ notifications: failing });
    sell('MUG', 4);
    await expect(wake()).rejects.toThrow('killed');
    start();
    await wake();
    expect(titles()).toEqual(['MUG is low in Main']);
  });

  it('after showing shows no second one beside the first', async () => {
    let killed = false;
    const dying: Notifications = {
      ...shown,
      async show(id, words) {
        await shown.show(id, words);
        killed = true;
        throw new Error('killed');
      },
    };
    start({ notifications: dying });
    sell('MUG', 4);
    await expect(wake()).rejects.toThrow('killed');
    expect(killed).toBe(true);
    start();
    await wake();
    expect([...shown.inSight.keys()]).toHaveLength(1);
    expect(titles()).toHaveLength(1);
  });

  it('and starts again tells nothing twice', async () => {
    sell('MUG', 4);
    await wake();
    start();
    await wake();
    expect(titles()).toHaveLength(1);
  });
});

describe('turned off', () => {
  it('nothing is noted, and turned on later nothing of that time is told', async () => {
    await notices.turn(false);
    sell('MUG', 4);
    await wake();
    await notices.turn(true);
    await wake();
    expect(titles()).toEqual([]);
    expect(await notices.state()).toEqual({ on: true, permitted: true });
  });

  it('a change of that time that reaches the history only later isn’t told either', async () => {
    await notices.turn(false);
    start({
      leaving: async () => {
        throw new Error('killed');
      },
    });
    sell('MUG', 4);
    await bench.engine.run({ now: true });
    expect(await bench.count('MUG')).toBe(4);
    bench.now += LATER;
    start();
    await notices.turn(true);
    await wake();
    expect(titles()).toEqual([]);
  });

  it('by the browser, nothing is shown then or when it is allowed again', async () => {
    start({ notifications: { ...shown, permitted: async () => false } });
    sell('MUG', 4);
    await wake();
    start();
    await wake();
    expect(titles()).toEqual([]);
  });
});

it('a shop that can’t be reached holds no crossing of another way back', async () => {
  await bench.engine.run({ now: true });
  const shop = bench.shops.get('acme');
  if (shop) shop.trouble = { kind: 'unavailable', detail: 'down' };
  await bench.engine.run({ now: true });
  await bench.engine.edit([
    { id: 'e1', warehouse: WAREHOUSE, sku: 'MUG', change: { kind: 'adjust', by: -5 }, reason: null },
  ]);
  await bench.engine.run();
  await wake();
  expect(titles()).toEqual(['MUG is low in Main']);
});

it('a shop whose key can’t be had, so that its lane does nothing, holds none back either', async () => {
  bench.restart((deps) => ({ ...deps, client: async () => null, leaving: (entries) => notices.note(entries) }));
  await bench.engine.edit([
    { id: 'e1', warehouse: WAREHOUSE, sku: 'MUG', change: { kind: 'adjust', by: -5 }, reason: null },
  ]);
  await wake();
  expect(titles()).toEqual(['MUG is low in Main']);
});

it('any other notification leads nowhere', () => {
  expect(hashOfNotice('something-else/1/low')).toBeNull();
});
