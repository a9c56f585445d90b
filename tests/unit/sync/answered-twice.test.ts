import { describe, expect, it } from 'vitest';
import { type Bench, settled, twoShops, WAREHOUSE } from './bench.ts';
import { type FakeShop, SILENT } from './fake-shop.ts';

const WOO = 'woo/stock';
const MINUTE = 60_000;

/** Two writes of which nobody can tell whether they arrived: each lowered the count by 1, and so did the shop. */
async function twoDoubts(): Promise<Bench> {
  const bench = await twoShops({ A: 10 }, SILENT);
  const woo = bench.shops.get('woo') as FakeShop;
  for (let n = 0; n < 2; n++) {
    woo.mishaps = ['lost-request'];
    await bench.edit('A', { kind: 'adjust', by: -1 });
    await settled();
    woo.change('A', -1);
    await bench.pass(10 * MINUTE);
  }
  return bench;
}

async function shown(bench: Bench): Promise<string> {
  const problems = await bench.directory.problems();
  expect(problems.map(({ kind }) => kind)).toEqual(['outcome-ambiguous']);
  return String(problems[0]?.detail.doubt);
}

const answer = (bench: Bench, asked: string | null) =>
  bench.engine.choose(WAREHOUSE, 'A', WOO, { asked, applied: false });

describe('an answer', () => {
  it('that is given in two windows answers one question, and the next is asked', async () => {
    const bench = await twoDoubts();
    const first = await shown(bench);
    const other = bench.sibling();
    const said = [answer(bench, first), other.choose(WAREHOUSE, 'A', WOO, { asked: first, applied: false })];
    expect((await Promise.all(said)).sort()).toEqual([false, true]);
    const second = await shown(bench);
    expect(second).not.toBe(first);
    expect((await bench.line('A', 'woo')).doubt?.delivery).toBe(second);
    // Later still, from a list that wasn't drawn anew.
    expect(await answer(bench, first)).toBe(false);
    expect(await shown(bench)).toBe(second);
    expect(await answer(bench, second)).toBe(true);
    expect([await bench.problems(), (await bench.line('A', 'woo')).doubt]).toEqual([[], null]);
  });

  it('answers just the question that it names, though an older one is open', async () => {
    const bench = await twoDoubts();
    const [second] = (await bench.line('A', 'woo')).doubts ?? [];
    const first = await shown(bench);
    expect(await answer(bench, second?.delivery ?? '')).toBe(true);
    expect(await bench.line('A', 'woo')).toMatchObject({ doubt: { delivery: first }, doubts: undefined });
    expect(await shown(bench)).toBe(first);
  });

  it('to a question that an older version kept is taken where there is no other, else asked for anew', async () => {
    const bench = await twoDoubts();
    const first = await shown(bench);
    const [problem] = await bench.directory.problems();
    if (!problem) throw new Error('nothing is asked');
    const { doubt: _, ...detail } = problem.detail;
    await bench.directory.putProblem({ ...problem, detail });
    expect(await answer(bench, null)).toBe(false);
    expect(await shown(bench)).toBe(first);
    await answer(bench, first);
    await bench.directory.putProblem({ ...problem, detail });
    expect(await answer(bench, null)).toBe(true);
    expect(await bench.problems()).toEqual([]);
  });
});
