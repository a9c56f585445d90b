import { describe, expect, it } from 'vitest';
import { Bench, settled } from './bench.ts';
import { dying } from './dying.ts';
import { type FakeShop, MARKING } from './fake-shop.ts';

const WOO = 'woo/stock';
const MINUTE = 60_000;
const TWICE = { ok: false, error: { kind: 'rejected', detail: 'confirmed meanwhile' } };

async function reviewed(skus = ['A']): Promise<{ bench: Bench; woo: FakeShop; gen: number }> {
  const bench = new Bench();
  const [acme, woo] = [bench.shop('acme'), bench.shop('woo', MARKING)];
  for (const sku of skus) {
    acme.add(sku, { stock: 5 });
    woo.add(sku, { stock: 7 });
  }
  await bench.chooseMaster('acme');
  const { gen } = await bench.take('woo');
  await bench.engine.previewFirstSync(WOO);
  return { bench, woo, gen };
}

/** What can be taken back of the steps of this kind: what each of their SKUs goes back to. */
async function undoable(bench: Bench, kind: string) {
  const steps = (await bench.steps.steps()).filter((step) => step.kind === kind);
  const rows = await Promise.all(steps.map(({ id }) => bench.engine.previewUndo(id)));
  return rows.map((of) => of?.map(({ sku, to, stays }) => ({ sku, to, stays })));
}

const row = (sku: string, old: number, include = true) => ({ sku, old, include });

describe('a confirmation that is pressed in two windows', () => {
  it('of a first sync is done once, and can be taken back', async () => {
    const { bench, woo, gen } = await reviewed();
    const rows = [row('A', 7)];
    const other = bench.sibling();
    const said = await Promise.all([
      bench.engine.confirmFirstSync(WOO, gen, rows),
      bench.engine.confirmFirstSync(WOO, gen, rows),
      other.confirmFirstSync(WOO, gen, rows),
    ]);
    expect(said).toMatchObject([{ ok: true, value: { linked: 1 } }, TWICE, TWICE]);
    await bench.pass(MINUTE);
    expect(woo.figure('A')).toBe(5);
    expect(await undoable(bench, 'first-sync')).toEqual([[{ sku: 'A', to: 7, stays: null }]]);
    // A review that was left open in a third window.
    expect(await bench.engine.confirmFirstSync(WOO, gen, rows)).toMatchObject(TWICE);
    expect(await undoable(bench, 'more')).toEqual([]);
  });

  it('of what was paused is done once, and can be taken back', async () => {
    const { bench, gen } = await reviewed();
    await bench.engine.confirmFirstSync(WOO, gen, [row('A', 7)]);
    await bench.pass(MINUTE);
    await bench.engine.pause(WOO, true);
    await bench.edit('A', { kind: 'set', to: 9, seen: 5 });
    await bench.engine.previewFirstSync(WOO);
    const said = await Promise.all([1, 2].map(() => bench.engine.confirmFirstSync(WOO, gen, [row('A', 5)])));
    expect(said).toMatchObject([{ ok: true }, TWICE]);
    await bench.pass(MINUTE);
    expect(await undoable(bench, 'resume')).toEqual([[{ sku: 'A', to: 5, stays: null }]]);
  });

  it('of SKUs that were left out is done once; what is left out still can be taken in later', async () => {
    const { bench, gen } = await reviewed(['A', 'B']);
    await bench.engine.confirmFirstSync(WOO, gen, [row('A', 7, false), row('B', 7, false)]);
    await bench.pass(MINUTE);
    const said = await Promise.all([1, 2].map(() => bench.engine.confirmFirstSync(WOO, gen, [row('A', 7)])));
    expect(said).toMatchObject([{ ok: true, value: { linked: 1 } }, TWICE]);
    await bench.pass(MINUTE);
    expect(await bench.engine.confirmFirstSync(WOO, gen, [row('B', 7)])).toMatchObject({ ok: true });
    await bench.pass(MINUTE);
    const back = await undoable(bench, 'more');
    expect(back.flat().sort((a, b) => ((a?.sku ?? '') < (b?.sku ?? '') ? -1 : 1))).toEqual([
      { sku: 'A', to: 7, stays: null },
      { sku: 'B', to: 7, stays: null },
    ]);
  });

  it('goes on with what a worker left that died over it, wherever that was, and replaces nothing', async () => {
    const left = new Set<string>();
    for (let at = 1; at <= 30; at++) {
      const { bench, woo, gen } = await reviewed(['A', 'B']);
      const rows = [row('A', 7), row('B', 7)];
      const engine = bench.restart((deps) => dying(deps, { at, when: 'after' }).deps);
      void engine.confirmFirstSync(WOO, gen, rows);
      await settled();
      const step = (await bench.steps.steps()).find(({ kind }) => kind === 'first-sync');
      bench.restart();
      const said = await bench.engine.confirmFirstSync(WOO, gen, rows);
      if (step?.state === 'confirming') expect(said).toMatchObject(TWICE);
      left.add(step?.state ?? 'nothing');
      await bench.pass(MINUTE);
      expect([woo.figure('A'), woo.figure('B'), await bench.count('A')]).toEqual([5, 5, 5]);
      const whole = ['A', 'B'].map((sku) => ({ sku, to: 7, stays: null }));
      expect(await undoable(bench, 'first-sync')).toEqual([whole]);
    }
    expect(left).toEqual(new Set(['nothing', 'confirming', 'done']));
  });
});
