import { describe, expect, it } from 'vitest';
import { type Bench, twoShops } from './bench.ts';
import { type FakeShop, LEDGER, OVERWRITING, READING_THEN_SAVING, SILENT } from './fake-shop.ts';

const MINUTES = 60_000;

async function withFeed(capabilities = OVERWRITING): Promise<{ bench: Bench; woo: FakeShop; acme: FakeShop }> {
  const bench = await twoShops({ A: 10 }, capabilities);
  const [woo, acme] = ['woo', 'acme'].map((id) => bench.shops.get(id)) as [FakeShop, FakeShop];
  woo.orders = [];
  return { bench, woo, acme };
}

describe('a shop whose writes overwrite', () => {
  it('is read just before, and the payload is made of what was read', async () => {
    const { bench, woo } = await withFeed();
    await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
    await bench.pass(MINUTES);
    expect(woo.writes.map(({ lines }) => lines.map(({ basis, from, to }) => [basis, from, to]))).toEqual([
      [['had 10', 10, 12]],
    ]);
    expect(woo.calls.indexOf('prepare')).toBeLessThan(woo.calls.indexOf('send'));
    expect(woo.figure('A')).toBe(12);
  });

  it('gets nothing over a figure that moved meanwhile: that is accounted first', async () => {
    const { bench, woo, acme } = await withFeed();
    // Sold after the edit had read the shop and before the write is prepared.
    let readings = 0;
    woo.onRead = () => {
      readings += 1;
      if (readings !== 1) return;
      woo.sell('A', 3);
      // Long enough before the write to be told from it.
      bench.now += 10_000;
    };
    await bench.edit('A', { kind: 'adjust', by: 2 });
    await bench.pass(MINUTES);
    expect([await bench.count('A'), woo.figure('A'), acme.figure('A')]).toEqual([9, 9, 9]);
    expect(woo.writes.flatMap(({ lines }) => lines.map(({ from, to }) => [from, to]))).toEqual([[7, 9]]);
  });

  it('isn’t sent anything when it can’t be read before, and nothing stays claimed', async () => {
    const { bench, woo } = await withFeed();
    await bench.edit('A', { kind: 'set', to: 12, seen: 10 }).then(() => undefined);
    woo.trouble = { kind: 'unavailable', detail: 'down' };
    await bench.edit('A', { kind: 'set', to: 14, seen: 12 });
    await bench.pass(MINUTES);
    expect((await bench.line('A', 'woo')).pending?.to ?? null).not.toBe(14);
    woo.trouble = null;
    await bench.pass(10 * MINUTES);
    expect([await bench.count('A'), woo.figure('A')]).toEqual([14, 14]);
    expect(await bench.stock.openDeliveries()).toEqual([]);
  });

  it('a sale that the write went over is found in the shop’s feed, and taken from the count', async () => {
    const { bench, woo, acme } = await withFeed();
    woo.onWrite = () => {
      woo.onWrite = null;
      // Long enough after the reading to be told from it.
      bench.now += 5_000;
      woo.sell('A', 4);
      bench.now += 5_000;
    };
    await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
    await bench.pass(5 * MINUTES);
    expect([await bench.count('A'), woo.figure('A'), acme.figure('A')]).toEqual([8, 8, 8]);
    expect(await bench.problems()).toEqual([]);
  });

  it('a sale in the moment of the reading is shown to a person with both counts, and the answer ends it', async () => {
    const { bench, woo, acme } = await withFeed();
    woo.onWrite = () => {
      woo.onWrite = null;
      woo.sell('A', 4);
    };
    await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
    await bench.pass(5 * MINUTES);
    expect(await bench.problems()).toEqual(['sale-overwritten']);
    expect((await bench.directory.problems())[0]?.detail).toMatchObject({ ifApplied: 12, ifNot: 8 });
    expect(await bench.count('A')).toBe(8);
    await bench.engine.choose('main', 'A', 'woo/stock', { asked: null, applied: true });
    await bench.pass(MINUTES);
    expect([await bench.count('A'), woo.figure('A'), acme.figure('A')]).toEqual([12, 12, 12]);
    expect(await bench.problems()).toEqual([]);
  });

  it.each([['may not be read', { kind: 'forbidden', missing: ['orders'], detail: '403' }] as const])(
    'a feed that %s changes nothing: the figure is taken as it is',
    async (_, error) => {
      const { bench, woo } = await withFeed();
      woo.noFeed = { ...error, missing: [...error.missing] };
      await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
      await bench.pass(5 * MINUTES);
      expect([await bench.count('A'), woo.figure('A')]).toEqual([12, 12]);
      expect((await bench.line('A', 'woo')).audit).toBeUndefined();
    },
  );

  it('a feed that doesn’t answer now is asked again before the figure is taken', async () => {
    const { bench, woo } = await withFeed();
    woo.noFeed = { kind: 'unavailable', detail: 'no answer' };
    await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
    await bench.pass(MINUTES);
    expect((await bench.line('A', 'woo')).readAt).toBeNull();
    woo.noFeed = null;
    await bench.pass(10 * MINUTES);
    expect((await bench.line('A', 'woo')).readAt).not.toBeNull();
  });

  it.each([
    ['never answers', { kind: 'unavailable', detail: 'a refund that doesn’t say what it did' }],
    ['makes no sense', { kind: 'malformed', detail: 'not JSON' }],
  ] as const)('a feed that %s holds nothing up for ever', async (_, error) => {
    const { bench, woo, acme } = await withFeed();
    woo.noFeed = error;
    await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
    await bench.pass(30 * MINUTES);
    woo.sell('A', 1);
    await bench.pass(5 * MINUTES);
    expect((await bench.line('A', 'woo')).audit).toBeUndefined();
    expect([await bench.count('A'), woo.figure('A'), acme.figure('A')]).toEqual([11, 11, 11]);
    expect(await bench.problems()).toEqual([]);
  });
});

describe('a shop that adds by reading, adding and saving', () => {
  it('a sale in between is found in its feed and taken from the count', async () => {
    const { bench, woo, acme } = await withFeed(READING_THEN_SAVING);
    woo.onWrite = () => {
      woo.onWrite = null;
      woo.sell('A', 4);
    };
    await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
    await bench.pass(5 * MINUTES);
    expect([await bench.count('A'), woo.figure('A'), acme.figure('A')]).toEqual([8, 8, 8]);
    expect(await bench.problems()).toEqual([]);
    expect((await bench.line('A', 'woo')).audit).toBeUndefined();
  });

  it('sales before and after a write are counted once', async () => {
    const { bench, woo, acme } = await withFeed(READING_THEN_SAVING);
    let readings = 0;
    woo.onRead = () => {
      readings += 1;
      if (readings === 1 || readings === 3) woo.sell('A', 1);
    };
    await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
    await bench.pass(5 * MINUTES);
    woo.onRead = null;
    await bench.pass(5 * MINUTES);
    expect([await bench.count('A'), woo.figure('A'), acme.figure('A')]).toEqual([10, 10, 10]);
    expect(await bench.problems()).toEqual([]);
  });

  it('without a feed the figure is taken as it is', async () => {
    const { bench, woo } = await withFeed(READING_THEN_SAVING);
    woo.noFeed = { kind: 'forbidden', missing: [], detail: '403' };
    await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
    await bench.pass(MINUTES);
    expect([await bench.count('A'), woo.figure('A'), (await bench.line('A', 'woo')).audit]).toEqual([
      12,
      12,
      undefined,
    ]);
  });

  it('a feed that fails is waited for a while, and not for good', async () => {
    const { bench, woo, acme } = await withFeed(READING_THEN_SAVING);
    woo.noFeed = { kind: 'unavailable', detail: 'broken' };
    await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
    await bench.pass(MINUTES);
    expect((await bench.line('A', 'woo')).audit).toBeDefined();
    expect(await bench.problems()).toEqual([]);
    acme.change('A', -1);
    await bench.pass(10 * MINUTES);
    expect([await bench.count('A'), woo.figure('A'), acme.figure('A')]).toEqual([11, 11, 11]);
    expect(await bench.problems()).toEqual([]);
  });
});

describe('a shop that adds by reading, adding and saving, and whose feed fails', () => {
  it('a line that was suspended meanwhile comes back all the same', async () => {
    const { bench, woo, acme } = await withFeed(READING_THEN_SAVING);
    woo.noFeed = { kind: 'unavailable', detail: 'broken' };
    await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
    const [item] = [...woo.items.values()];
    if (!item) throw new Error('nothing is sold');
    await bench.pass(1_000);
    expect((await bench.line('A', 'woo')).audit).toBeDefined();
    item.tracked = false;
    await bench.pass(2 * MINUTES);
    expect((await bench.line('A', 'woo')).state).toBe('suspended');
    item.tracked = true;
    await bench.pass(2 * MINUTES);
    expect((await bench.line('A', 'woo')).state).toBe('linked');
    expect([await bench.count('A'), woo.figure('A'), acme.figure('A')]).toEqual([12, 12, 12]);
  });
});

describe('a ledger', () => {
  it('settles a lost reply without asking anybody', async () => {
    const { bench, woo, acme } = await withFeed(LEDGER);
    woo.mishaps = ['lost-reply'];
    await bench.edit('A', { kind: 'set', to: 8, seen: 10 });
    await bench.pass(10 * MINUTES);
    expect(await bench.problems()).toEqual([]);
    expect([await bench.count('A'), woo.figure('A'), acme.figure('A')]).toEqual([8, 8, 8]);
  });

  it('that allows two explanations ends in a question, not in waiting for ever', async () => {
    const { bench, woo } = await withFeed(LEDGER);
    woo.orders = null;
    woo.undecidable = true;
    woo.mishaps = ['lost-reply'];
    await bench.edit('A', { kind: 'set', to: 8, seen: 10 });
    await bench.pass(30 * MINUTES);
    expect(await bench.problems()).toEqual(['outcome-ambiguous']);
    expect(await bench.stock.openDeliveries()).toEqual([]);
    await bench.engine.choose('main', 'A', 'woo/stock', { asked: null, applied: true });
    await bench.pass(MINUTES);
    expect([await bench.count('A'), woo.figure('A')]).toEqual([8, 8]);
  });
});

describe('an outcome that nobody witnessed, where the shop has a feed of orders', () => {
  it.each([
    ['lost-reply', 8],
    ['lost-request', 8],
  ] as const)('%s: decided without asking anybody', async (mishap, count) => {
    const { bench, woo, acme } = await withFeed(SILENT);
    woo.mishaps = [mishap];
    await bench.edit('A', { kind: 'set', to: 8, seen: 10 });
    await bench.pass(10 * MINUTES);
    expect(await bench.problems()).toEqual([]);
    expect([await bench.count('A'), woo.figure('A'), acme.figure('A')]).toEqual([count, count, count]);
  });

  it('what was sold meanwhile is kept', async () => {
    const { bench, woo, acme } = await withFeed(SILENT);
    woo.mishaps = ['lost-reply'];
    await bench.edit('A', { kind: 'set', to: 8, seen: 10 });
    await bench.pass(30_000);
    woo.sell('A', 1);
    await bench.pass(10 * MINUTES);
    expect(await bench.problems()).toEqual([]);
    expect([await bench.count('A'), woo.figure('A'), acme.figure('A')]).toEqual([7, 7, 7]);
  });

  it('a figure that the feed doesn’t explain is a question all the same', async () => {
    const { bench, woo } = await withFeed(SILENT);
    woo.mishaps = ['lost-reply'];
    await bench.edit('A', { kind: 'set', to: 8, seen: 10 });
    await bench.pass(30_000);
    woo.change('A', -1);
    await bench.pass(10 * MINUTES);
    expect(await bench.problems()).toEqual(['outcome-ambiguous']);
  });

  it.each([
    ['never answers', { kind: 'unavailable', detail: 'no answer' }],
    ['makes no sense', { kind: 'malformed', detail: 'not JSON' }],
  ] as const)('a feed that %s ends in a question, not in waiting for ever', async (_, error) => {
    const { bench, woo, acme } = await withFeed(SILENT);
    woo.mishaps = ['lost-reply'];
    woo.noFeed = error;
    await bench.edit('A', { kind: 'set', to: 8, seen: 10 });
    await bench.pass(10 * MINUTES);
    expect(await bench.problems()).not.toContain('outcome-ambiguous');
    await bench.pass(30 * MINUTES);
    expect(await bench.problems()).toEqual(['outcome-ambiguous']);
    expect(await bench.stock.openDeliveries()).toEqual([]);
    await bench.engine.choose('main', 'A', 'woo/stock', { asked: null, applied: true });
    await bench.pass(MINUTES);
    expect([await bench.count('A'), woo.figure('A'), acme.figure('A')]).toEqual([8, 8, 8]);
  });

  it('a sale that a lagging shop may not have shown yet when it was read is a question, not a write that arrived', async () => {
    const { bench, woo, acme } = await withFeed({ ...SILENT, settleMs: 60_000 });
    await bench.pass(2 * MINUTES);
    woo.orders?.push({ id: 'late', item: 'woo-A', remoteLocation: 'stock', at: bench.now - 5_000, by: -2 });
    woo.mishaps = ['lost-request'];
    // A return shows at once, so the figure was read just now.
    woo.change('A', 1);
    await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
    await bench.edit('A', { kind: 'set', to: 9, seen: 11 });
    woo.change('A', -2);
    await bench.pass(10 * MINUTES);
    expect(await bench.problems()).toEqual(['outcome-ambiguous']);
    await bench.engine.choose('main', 'A', 'woo/stock', { asked: null, applied: false });
    await bench.pass(3 * MINUTES);
    expect([await bench.count('A'), woo.figure('A'), acme.figure('A')]).toEqual([7, 7, 7]);
  });
});
