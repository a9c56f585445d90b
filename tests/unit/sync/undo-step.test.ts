import { describe, expect, it, vi } from 'vitest';
import type { Step } from '../../../lib/model/step.ts';
import { Bench, settled, WAREHOUSE } from './bench.ts';
import { dying } from './dying.ts';
import { FakeShop, MARKING, SILENT } from './fake-shop.ts';

const WOO = 'woo/stock';
const DAY = 24 * 60 * 60_000;

const shopOf = (bench: Bench, id: string): FakeShop => {
  const shop = bench.shops.get(id);
  if (!(shop instanceof FakeShop)) throw new Error(`no shop ${id}`);
  return shop;
};
const linkOf = async (bench: Bench, location = WOO) =>
  (await bench.directory.links()).find((link) => link.location === location);
const newest = async (bench: Bench): Promise<Step> => {
  const step = (await bench.steps.steps()).at(-1);
  if (!step) throw new Error('no step');
  return step;
};
const preview = async (bench: Bench) => {
  const rows = await bench.engine.previewUndo((await newest(bench)).id);
  if (!rows) throw new Error('it can’t be taken back');
  return Object.fromEntries(rows.map((row) => [row.sku, row]));
};
const undo = async (bench: Bench) => {
  const sums = await bench.engine.undoStep((await newest(bench)).id);
  await bench.pass(30_000);
  return sums;
};
const poll = async (bench: Bench) => {
  await bench.engine.run({ now: true });
  await bench.pass(5_000);
};

/** The master has these; the other shop had its own before it was linked. */
async function linked(figures: Record<string, { acme: number; woo: number }>, capabilities = MARKING): Promise<Bench> {
  const bench = new Bench();
  const acme = bench.shop('acme');
  const woo = bench.shop('woo', capabilities);
  for (const [sku, has] of Object.entries(figures)) {
    acme.add(sku, { stock: has.acme });
    woo.add(sku, { stock: has.woo });
  }
  await bench.chooseMaster('acme');
  await bench.link('woo');
  await poll(bench);
  return bench;
}

describe('a first sync that is taken back', () => {
  it('gives the location what it had, less what it sold since, and the count what it sold elsewhere', async () => {
    const bench = await linked({ A: { acme: 10, woo: 50 }, B: { acme: 4, woo: 1 } });
    const [acme, woo] = [shopOf(bench, 'acme'), shopOf(bench, 'woo')];
    expect([woo.figure('A'), woo.figure('B')]).toEqual([10, 4]);
    woo.change('A', -3);
    acme.change('A', -2);
    await poll(bench);
    expect([acme.figure('A'), woo.figure('A'), await bench.count('A')]).toEqual([5, 5, 5]);

    expect(await preview(bench)).toMatchObject({
      A: { from: 5, to: 47, since: -3, count: { from: 5, to: 8 }, stays: null },
      B: { from: 4, to: 1, since: 0, count: { from: 4, to: 4 }, stays: null },
    });
    expect([woo.figure('A'), woo.figure('B')]).toEqual([5, 4]);

    expect(await undo(bench)).toEqual({ back: 2, stays: 0 });
    expect([woo.figure('A'), woo.figure('B')]).toEqual([47, 1]);
    expect([acme.figure('A'), await bench.count('A')]).toEqual([8, 8]);
    expect([acme.figure('B'), await bench.count('B')]).toEqual([4, 4]);
    expect((await linkOf(bench))?.state).toBe('review');
    expect((await bench.stock.record(WAREHOUSE, 'A'))?.lines[WOO]).toBeUndefined();
    expect((await newest(bench)).state).toBe('undone');
    const entries = (await bench.stock.entries({ limit: 50 })).filter(({ cause }) => cause === 'undo-step');
    expect(entries.map(({ sku, before, after }) => [sku, before, after]).sort()).toEqual([
      ['A', 5, 8],
      ['B', 4, 4],
    ]);
  });

  it('afterwards neither side follows the other, until the location is reviewed again', async () => {
    const bench = await linked({ A: { acme: 10, woo: 50 } });
    const [acme, woo] = [shopOf(bench, 'acme'), shopOf(bench, 'woo')];
    await undo(bench);
    woo.change('A', -1);
    acme.change('A', -4);
    await poll(bench);
    await bench.pass(180_000);
    expect([acme.figure('A'), woo.figure('A'), await bench.count('A')]).toEqual([6, 49, 6]);
    const again = await bench.engine.previewFirstSync(WOO);
    expect(again).toMatchObject({ ok: true, value: [{ sku: 'A', action: 'lower', old: 49, new: 6 }] });
  });

  it('keeps what is sold while it is being taken back', async () => {
    const bench = await linked({ A: { acme: 10, woo: 50 } });
    const woo = shopOf(bench, 'woo');
    woo.change('A', -1);
    await undo(bench);
    expect([woo.figure('A'), await bench.count('A')]).toEqual([49, 10]);
  });

  it('never gives less than nothing: what was sold beyond it was the warehouse’s', async () => {
    const bench = await linked({ A: { acme: 20, woo: 5 } });
    const woo = shopOf(bench, 'woo');
    woo.change('A', -8);
    await poll(bench);
    expect(await preview(bench)).toMatchObject({ A: { from: 12, to: 0, count: { from: 12, to: 17 } } });
    await undo(bench);
    expect([woo.figure('A'), await bench.count('A')]).toEqual([0, 17]);
  });

  it('leaves alone what a person left out, and what came later', async () => {
    const bench = new Bench();
    const [acme, woo] = [bench.shop('acme'), bench.shop('woo', MARKING)];
    for (const sku of ['A', 'B']) {
      acme.add(sku, { stock: 10 });
      woo.add(sku, { stock: 3 });
    }
    await bench.chooseMaster('acme');
    const link = await bench.take('woo');
    await bench.engine.previewFirstSync(WOO);
    await bench.engine.confirmFirstSync(WOO, link.gen, [
      { sku: 'A', old: 3, include: true },
      { sku: 'B', old: 3, include: false },
    ]);
    await poll(bench);
    acme.add('C', { stock: 6 });
    woo.add('C', { stock: 2 });
    await poll(bench);
    await poll(bench);
    expect(woo.figure('C')).toBe(6);
    expect(await preview(bench)).toMatchObject({
      A: { to: 3, stays: null },
      B: { from: 3, to: 3, stays: 'left-out' },
      C: { from: 6, to: 6, stays: 'later' },
    });
    await undo(bench);
    expect([woo.figure('A'), woo.figure('B'), woo.figure('C')]).toEqual([3, 3, 6]);
    for (const sku of ['A', 'B', 'C']) expect((await bench.stock.record(WAREHOUSE, sku))?.lines[WOO]).toBeUndefined();
  });

  it('of SKUs that were taken in later takes back just these, and they are left out again', async () => {
    const bench = new Bench();
    const [acme, woo] = [bench.shop('acme'), bench.shop('woo', MARKING)];
    for (const sku of ['A', 'B']) {
      acme.add(sku, { stock: 10 });
      woo.add(sku, { stock: 3 });
    }
    await bench.chooseMaster('acme');
    const link = await bench.take('woo');
    const confirm = (rows: readonly [string, boolean][]) =>
      bench.engine.confirmFirstSync(
        WOO,
        link.gen,
        rows.map(([sku, include]) => ({ sku, old: woo.figure(sku) ?? null, include })),
      );
    await bench.engine.previewFirstSync(WOO);
    await confirm([
      ['A', true],
      ['B', false],
    ]);
    await poll(bench);
    await confirm([
      ['A', true],
      ['B', true],
    ]);
    await poll(bench);
    expect([woo.figure('A'), woo.figure('B')]).toEqual([10, 10]);
    expect(Object.keys(await preview(bench))).toEqual(['B']);
    woo.change('B', -1);
    await undo(bench);
    bench.now += 2 * DAY;
    await poll(bench);
    expect([woo.figure('A'), woo.figure('B'), await bench.count('B')]).toEqual([10, 2, 10]);
    expect((await linkOf(bench))?.state).toBe('linked');
    expect((await bench.line('B', 'woo')).state).toBe('skipped');
    // The first sync itself can still be taken back.
    const first = (await bench.steps.steps()).find(({ kind }) => kind === 'first-sync');
    await bench.engine.undoStep(first?.id ?? '');
    await bench.pass(30_000);
    expect(woo.figure('A')).toBe(3);
  });

  it('leaves out what gives no figure, and what a write’s outcome isn’t known of', async () => {
    const bench = await linked({ A: { acme: 10, woo: 50 }, B: { acme: 4, woo: 1 } }, SILENT);
    const woo = shopOf(bench, 'woo');
    for (const item of woo.items.values()) if (item.sku === 'A') item.tracked = false;
    await poll(bench);
    woo.mishaps = ['lost-reply'];
    await bench.edit('B', { kind: 'set', to: 6, seen: 4 });
    await settled();
    expect(await preview(bench)).toMatchObject({ A: { stays: 'no-figure' }, B: { stays: 'unclear' } });
    await undo(bench);
    await bench.pass(10 * 60_000);
    expect(woo.figure('B')).toBe(6);
    expect(await bench.count('B')).toBe(6);
  });

  it('gives back also what was on its way when it was called off, in this worker', async () => {
    const bench = new Bench();
    const acme = bench.shop('acme');
    const woo = bench.shop('woo', MARKING);
    for (const sku of ['A', 'B']) {
      acme.add(sku, { stock: 10 });
      woo.add(sku, { stock: 50 });
    }
    await bench.chooseMaster('acme');
    const own = woo.client.bind(woo);
    let answer = () => {};
    woo.client = (installation) => ({
      ...own(installation),
      send: async (sealed, lines) => {
        const outcome = await own(installation).send(sealed, lines);
        await new Promise<void>((done) => {
          answer = done;
        });
        return outcome;
      },
    });
    await bench.link('woo');
    void bench.engine.run({ integrations: ['woo'] });
    await vi.waitFor(() => expect(woo.figure('A')).toBe(10));
    const undone = bench.engine.undoStep((await newest(bench)).id);
    await settled();
    answer();
    woo.client = own;
    expect(await undone).toEqual({ back: 2, stays: 0 });
    await bench.pass(30_000);
    expect([woo.figure('A'), woo.figure('B'), await bench.count('A')]).toEqual([50, 50, 10]);
    expect((await linkOf(bench))?.state).toBe('review');
    expect((await newest(bench)).state).toBe('undone');
  });

  it('is offered for 30 days, and not once the location was unlinked or reviewed anew', async () => {
    const bench = await linked({ A: { acme: 10, woo: 50 } });
    const { id } = await newest(bench);
    bench.now += 29 * DAY;
    expect(await bench.engine.previewUndo(id)).not.toBeNull();
    bench.now += 2 * DAY;
    expect(await bench.engine.previewUndo(id)).toBeNull();
    expect(await bench.engine.undoStep(id)).toBeNull();
    bench.now -= 30 * DAY;
    await bench.engine.unlink(WOO);
    expect(await bench.engine.previewUndo(id)).toBeNull();
    await bench.link('woo');
    expect((await bench.steps.steps()).filter(({ kind }) => kind === 'first-sync')).toHaveLength(1);
  });

  it('waits for a shop that is down and is not reviewed meanwhile', async () => {
    const bench = await linked({ A: { acme: 10, woo: 50 } });
    const woo = shopOf(bench, 'woo');
    woo.trouble = { kind: 'unavailable', detail: 'down' };
    await undo(bench);
    expect((await newest(bench)).state).toBe('returning');
    expect(await bench.engine.previewFirstSync(WOO)).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    woo.trouble = null;
    await bench.pass(30 * 60_000);
    expect(woo.figure('A')).toBe(50);
    expect((await newest(bench)).state).toBe('undone');
  });
});

it('is taken back to the end where the location is turned off meanwhile', async () => {
  const bench = await linked({ A: { acme: 10, woo: 50 } });
  const woo = shopOf(bench, 'woo');
  woo.trouble = { kind: 'unavailable', detail: 'down' };
  await undo(bench);
  const both = { direction: 'both', buffer: 0, max: null } as const;
  const gen = (await linkOf(bench))?.gen ?? 0;
  expect(await bench.engine.configure(WOO, gen, both, { ...both, direction: 'off' })).toMatchObject({ kind: 'saved' });
  woo.trouble = null;
  woo.change('A', -2);
  await bench.pass(30 * 60_000);
  expect(woo.figure('A')).toBe(48);
  expect((await newest(bench)).state).toBe('undone');
});

describe('a count that wasn’t known before', () => {
  async function unknown(): Promise<Bench> {
    const bench = new Bench();
    const [acme, woo] = [bench.shop('acme'), bench.shop('woo', MARKING)];
    acme.add('A', { stock: 9 });
    woo.add('A', { stock: 5 });
    await bench.directory.addProducts([{ sku: 'A', title: 'A', variant: null, addedAt: 1 }]);
    await bench.link('acme');
    await bench.link('woo');
    await poll(bench);
    expect(await bench.count('A')).toBeNull();
    return bench;
  }

  it('is unknown again where nothing but this location made it', async () => {
    const bench = await unknown();
    shopOf(bench, 'woo').change('A', -1);
    await poll(bench);
    expect(await bench.count('A')).toBe(4);
    expect(await preview(bench)).toMatchObject({ A: { from: 4, to: 4, count: { from: 4, to: null } } });
    await undo(bench);
    expect(await bench.count('A')).toBeNull();
    expect(shopOf(bench, 'woo').figure('A')).toBe(4);
  });

  it('stays known once something else moved it', async () => {
    const bench = await unknown();
    shopOf(bench, 'woo').change('A', -1);
    await poll(bench);
    await bench.edit('A', { kind: 'adjust', by: 3 });
    await bench.pass(5_000);
    await undo(bench);
    expect([await bench.count('A'), shopOf(bench, 'woo').figure('A')]).toEqual([7, 4]);
  });

  it('pulled from a location, is unknown again and the others get back what they had; once it moved it stays', async () => {
    const bench = await unknown();
    for (const id of ['acme', 'woo']) shopOf(bench, id).add('B', { stock: id === 'woo' ? 2 : 8 });
    await bench.directory.addProducts([{ sku: 'B', title: 'B', variant: null, addedAt: 1 }]);
    bench.now += 2 * DAY;
    await poll(bench);
    expect(await bench.engine.pullCounts(WAREHOUSE, WOO)).toEqual({ pulled: 2 });
    await bench.pass(10_000);
    expect([shopOf(bench, 'acme').figure('A'), shopOf(bench, 'acme').figure('B')]).toEqual([5, 2]);
    shopOf(bench, 'acme').change('B', -1);
    await poll(bench);
    expect(await preview(bench)).toMatchObject({ A: { count: { from: 5, to: null } }, B: { stays: 'moved' } });
    expect(await undo(bench)).toEqual({ back: 1, stays: 1 });
    expect([await bench.count('A'), shopOf(bench, 'acme').figure('A')]).toEqual([null, 9]);
    expect([await bench.count('B'), shopOf(bench, 'acme').figure('B')]).toEqual([1, 1]);
    expect((await bench.engine.pullCounts(WAREHOUSE, WOO, ['A'])).pulled).toBe(1);
    await poll(bench);
    expect((await bench.stock.entries({ sku: 'A', limit: 9 })).filter(({ cause }) => cause === 'pull')).toHaveLength(2);
  });

  it('the master’s first counts are unknown again, and it waits for its review', async () => {
    const bench = new Bench();
    bench.shop('acme').add('A', { stock: 9 });
    await bench.chooseMaster('acme');
    await poll(bench);
    expect(await newest(bench)).toMatchObject({ kind: 'master', rows: 1 });
    expect(await undo(bench)).toEqual({ back: 1, stays: 0 });
    bench.now += 2 * DAY;
    await poll(bench);
    expect(await bench.count('A')).toBeNull();
    expect((await linkOf(bench, 'acme/stock'))?.state).toBe('review');
    expect(shopOf(bench, 'acme').figure('A')).toBe(9);
  });
});

describe('a pause that was ended', () => {
  it('is a pause again, and what changed meanwhile is for the next review', async () => {
    const bench = await linked({ A: { acme: 10, woo: 10 } });
    const [acme, woo] = [shopOf(bench, 'acme'), shopOf(bench, 'woo')];
    await bench.engine.pause(WOO, true);
    woo.change('A', -4);
    await bench.edit('A', { kind: 'set', to: 20, seen: 10 });
    await bench.pass(5_000);
    const gen = (await linkOf(bench))?.gen ?? 0;
    await bench.engine.previewFirstSync(WOO);
    await bench.engine.confirmFirstSync(WOO, gen, [{ sku: 'A', old: 6, include: true }]);
    await bench.pass(5_000);
    expect([await bench.count('A'), woo.figure('A'), acme.figure('A')]).toEqual([16, 16, 16]);
    woo.change('A', -1);
    await poll(bench);

    expect(await preview(bench)).toMatchObject({ A: { from: 15, to: 5, count: { from: 15, to: 20 } } });
    await undo(bench);
    expect([await bench.count('A'), woo.figure('A'), acme.figure('A')]).toEqual([20, 5, 20]);
    expect(await bench.line('A', 'woo')).toMatchObject({ state: 'paused', base: 10 });
    expect(await linkOf(bench)).toMatchObject({ state: 'linked', paused: true });
    const again = await bench.engine.previewFirstSync(WOO);
    expect(again).toMatchObject({ ok: true, value: [{ old: 5, new: 15, count: { from: 20, to: 15 } }] });
  });
});

describe('a worker that dies', () => {
  for (const when of ['before', 'after'] as const) {
    it(`${when} any one call of a confirmation or its undo is followed by one that ends it exactly once`, async () => {
      for (let at = 1; at < 120; at++) {
        const bench = await linked({ A: { acme: 10, woo: 50 }, B: { acme: 7, woo: 0 } });
        const woo = shopOf(bench, 'woo');
        woo.change('A', -3);
        await poll(bench);
        const { id } = await newest(bench);
        let died: () => boolean = () => false;
        const engine = bench.restart((deps) => {
          const mortal = dying(deps, { at, when });
          died = mortal.died;
          return mortal.deps;
        });
        void engine.undoStep(id);
        await bench.pass(20_000);
        const over = !died();
        bench.restart();
        await bench.engine.run({ now: true });
        await bench.pass(10 * 60_000);
        // Died before it was begun: then nothing of it was done, and it is done now.
        if ((await bench.steps.step(id))?.state === 'done') await undo(bench);
        expect([at, woo.figure('A'), woo.figure('B'), await bench.count('A'), await bench.count('B')]).toEqual([
          at,
          47,
          0,
          10,
          7,
        ]);
        expect((await newest(bench)).state).toBe('undone');
        if (over) return;
      }
      throw new Error('it never came to an end');
    }, 60_000);
  }

  it('amid a confirmation of many is followed by one that links just what was confirmed', async () => {
    const bench = new Bench();
    const [acme, woo] = [bench.shop('acme'), bench.shop('woo', MARKING)];
    const skus = Array.from({ length: 1_200 }, (_, n) => `S-${String(n).padStart(4, '0')}`);
    for (const sku of skus) {
      acme.add(sku, { stock: 5 });
      woo.add(sku, { stock: 2 });
    }
    await bench.chooseMaster('acme');
    const link = await bench.take('woo');
    await bench.engine.previewFirstSync(WOO);
    const rows = skus.map((sku, n) => ({ sku, old: 2, include: n % 2 === 0 }));
    // The rows of the first part are attached by then, those of the others aren't.
    let died: () => boolean = () => false;
    const engine = bench.restart((deps) => {
      const mortal = dying(deps, { at: 20, when: 'after' });
      died = mortal.died;
      return mortal.deps;
    });
    void engine.confirmFirstSync(WOO, link.gen, rows);
    await settled();
    expect(died()).toBe(true);
    expect((await newest(bench)).state).toBe('confirming');
    bench.restart();
    await bench.engine.run({ now: true });
    await bench.pass(10 * 60_000);
    expect(new Set(skus.map((sku, n) => `${n % 2} ${woo.figure(sku)}`))).toEqual(new Set(['0 5', '1 2']));
    expect((await linkOf(bench))?.state).toBe('linked');
    expect((await newest(bench)).state).toBe('done');
  });
});

it('is taken back to the end where the location was oversold before, and sends no figure below 0', async () => {
  const bench = await linked({ A: { acme: 10, woo: -2 } });
  const woo = shopOf(bench, 'woo');
  expect(woo.figure('A')).toBe(10);
  woo.change('A', -1);
  await poll(bench);
  expect(await preview(bench)).toMatchObject({
    A: { from: 9, to: 0, since: -1, count: { from: 9, to: 9 }, stays: null },
  });
  await undo(bench);
  await bench.pass(30 * 60_000);
  expect([woo.figure('A'), await bench.count('A'), shopOf(bench, 'acme').figure('A')]).toEqual([0, 9, 9]);
  expect((await newest(bench)).state).toBe('undone');
  expect(await bench.problems()).toEqual([]);
});

it('is taken back to the end where the whole shop is emptied meanwhile: that moves no count, so no brake holds it', async () => {
  const skus = ['A', 'B', 'C', 'D', 'E', 'F'];
  const bench = await linked(Object.fromEntries(skus.map((sku) => [sku, { acme: 10, woo: 20 }])));
  const woo = shopOf(bench, 'woo');
  woo.trouble = { kind: 'unavailable', detail: 'down' };
  await undo(bench);
  for (const sku of skus) woo.change(sku, -10);
  woo.trouble = null;
  await bench.pass(30 * 60_000);
  // It had 20, was written 10, and lost all of those by itself: of its own 20 it has 10.
  expect(skus.map((sku) => woo.figure(sku))).toEqual([10, 10, 10, 10, 10, 10]);
  expect((await newest(bench)).state).toBe('undone');
  expect((await bench.problems()).filter((kind) => kind === 'mass-drop')).toEqual([]);
  expect(await bench.count('A')).toBe(10);
});
