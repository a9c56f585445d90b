import { describe, expect, it } from 'vitest';
import { saidOf } from '../../../lib/sync/line-problems.ts';
import { type Bench, settled, twoShops, WAREHOUSE } from './bench.ts';
import { restartDying } from './dying.ts';
import { type FakeShop, REPLAYING } from './fake-shop.ts';

const shopOf = (bench: Bench, id: string): FakeShop => {
  const shop = bench.shops.get(id);
  if (!shop) throw new Error(`no ${id}`);
  return shop;
};

const MINUTE = 60_000;

/** More calls than any one round takes. */
const ENOUGH = 120;

const tracked = (bench: Bench, is: boolean) =>
  Object.assign(shopOf(bench, 'woo').items.get('woo-A') ?? {}, { tracked: is });

/** Another writer sets the figure back once more. */
async function pulled(bench: Bench): Promise<void> {
  shopOf(bench, 'woo').change('A', 3);
  shopOf(bench, 'acme').change('A', -3);
}

interface Story {
  /** What happened before the worker that dies starts. */
  before(bench: Bench): Promise<unknown>;
  /** What it does while it dies. */
  work?(bench: Bench): Promise<unknown>;
  state: string;
  problems: readonly string[];
}

const STORIES: Readonly<Record<string, Story>> = {
  'an item that isn’t counted any more': {
    before: async (bench) => tracked(bench, false),
    state: 'suspended',
    problems: ['item-untracked'],
  },
  'an item that is counted again': {
    before: async (bench) => {
      tracked(bench, false);
      await bench.engine.run({ now: true });
      expect(await bench.problems()).toEqual(['item-untracked']);
      tracked(bench, true);
    },
    state: 'linked',
    problems: [],
  },
  'an item that is there again': {
    before: async (bench) => {
      const { items } = shopOf(bench, 'woo');
      const kept = items.get('woo-A');
      items.delete('woo-A');
      await bench.engine.refresh(['A']);
      expect(await bench.problems()).toEqual(['item-missing']);
      if (kept) items.set('woo-A', kept);
    },
    work: (bench) => bench.engine.refresh(['A']),
    state: 'linked',
    problems: [],
  },
  'a figure that two writers pull at': {
    before: async (bench) => {
      for (let turn = 0; turn < 20; turn++) {
        await pulled(bench);
        if ((await bench.line('A', 'woo')).seen.length >= 5) return;
        await bench.engine.run({ now: true });
      }
    },
    state: 'paused',
    problems: ['loop'],
  },
  'a write that is refused': {
    before: async (bench) => shopOf(bench, 'woo').refusals.set('woo-A', 'no'),
    work: (bench) => bench.edit('A', { kind: 'set', to: 9, seen: 10 }, 'the-edit'),
    state: 'linked',
    problems: ['push-rejected'],
  },
  'a write that is taken after it was refused': {
    before: async (bench) => {
      shopOf(bench, 'woo').refusals.set('woo-A', 'no');
      await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
      await settled();
      expect(await bench.problems()).toEqual(['push-rejected']);
      shopOf(bench, 'woo').refusals.clear();
    },
    work: (bench) => bench.engine.retry(WAREHOUSE, 'A', 'woo/stock'),
    state: 'linked',
    problems: [],
  },
};

describe.each(Object.entries(STORIES))('a worker that dies over %s', (_, { before, work, state, problems }) => {
  it.each(['before', 'after'] as const)(
    '%s any one call leaves nothing unsaid, and nothing said that is over',
    async (when) => {
      for (let at = 1; ; at++) {
        const bench = await twoShops({ A: 10 }, REPLAYING);
        await before(bench);
        const died = restartDying(bench, { at, when });
        void (work ? work(bench) : bench.engine.run({ now: true }));
        await settled();
        const over = !died();
        bench.restart();
        if (work) await work(bench);
        await bench.engine.run({ now: true });
        await bench.pass(3 * MINUTE);
        bench.restart();
        await bench.engine.run();
        await bench.pass(3 * MINUTE);
        const where = `death ${when} call ${at}`;
        const line = await bench.line('A', 'woo');
        const told = (await bench.directory.problems()).filter(({ integration }) => integration === 'woo');
        expect([where, line.state, told.map(({ kind }) => kind)]).toEqual([where, state, problems]);
        expect(saidOf(line).map(({ kind }) => kind)).toEqual(problems);
        if (over) break;
        if (at > ENOUGH) throw new Error('it never ends');
      }
    },
    60_000,
  );
});

describe('problems of lines', () => {
  it('are found by a pass over everything too, however they came to be missing', async () => {
    const bench = await twoShops({ A: 10 });
    tracked(bench, false);
    await bench.engine.run({ now: true });
    await bench.directory.clearProblem('item-untracked:woo:woo/stock:A');
    bench.restart();
    await bench.engine.run();
    expect(await bench.problems()).toEqual([]);
    bench.now += 25 * 60 * MINUTE;
    await bench.engine.run();
    expect(await bench.problems()).toEqual(['item-untracked']);
  });

  it('go with their location', async () => {
    const bench = await twoShops({ A: 10 });
    shopOf(bench, 'woo').refusals.set('woo-A', 'no');
    await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
    await settled();
    await bench.engine.unlink('woo/stock');
    await bench.pass(MINUTE);
    expect(await bench.directory.links()).toHaveLength(1);
    expect(await bench.problems()).toEqual([]);
  });

  it('of a location that was taken out long ago go when the next worker starts', async () => {
    const bench = await twoShops({ A: 10 });
    const about = { integration: 'woo', location: 'woo/shelf', warehouse: WAREHOUSE, sku: 'A' };
    const id = 'push-rejected:woo:woo/shelf:A';
    await bench.directory.putProblem({ id, kind: 'push-rejected', ...about, since: bench.now, detail: {} });
    bench.restart();
    await bench.engine.run();
    expect(await bench.problems()).toEqual([]);
  });

  it('go with their line too, though the location stays and no worker dies', async () => {
    const bench = await twoShops({ A: 10 });
    tracked(bench, false);
    await bench.engine.run({ now: true });
    expect(await bench.problems()).toEqual(['item-untracked']);
    // As an undone first sync leaves it.
    const record = await bench.stock.record(WAREHOUSE, 'A');
    if (!record) throw new Error('no record');
    const { 'woo/stock': _gone, ...lines } = record.lines;
    await bench.stock.saveRecord({ ...record, lines, revision: record.revision + 1 }, record.revision);
    tracked(bench, true);
    const item = shopOf(bench, 'woo').items.get('woo-A');
    if (item) item.sku = null;
    await bench.engine.run({ now: true });
    expect(await bench.problems()).toEqual([]);
  });

  it('are compared without a look at every record', async () => {
    const bench = await twoShops({ A: 10, B: 5 });
    tracked(bench, false);
    await bench.engine.run({ now: true });
    const asked: (readonly string[] | undefined)[] = [];
    bench.restart((deps) => ({
      ...deps,
      stock: {
        ...deps.stock,
        records: (warehouse, skus) => {
          asked.push(skus);
          return deps.stock.records(warehouse, skus);
        },
      },
    }));
    await bench.engine.run();
    expect(asked).toEqual([['A']]);
  });
});
