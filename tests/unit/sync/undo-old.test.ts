import { beforeEach, expect, it } from 'vitest';
import { editOfBulk } from '../../../lib/model/ids.ts';
import { Bench, WAREHOUSE } from './bench.ts';

let bench: Bench;

beforeEach(async () => {
  bench = new Bench();
  bench.shop('acme').add('A', { stock: 100 });
  await bench.chooseMaster('acme');
  await bench.engine.run({ now: true });
});

/** So many edits of one unit each, far more than a record remembers. */
async function editOften(times: number): Promise<void> {
  for (let start = 0; start < times; start += 100) {
    const edits = Array.from({ length: Math.min(100, times - start) }, (_, n) => ({
      id: `later-${start + n}`,
      warehouse: WAREHOUSE,
      sku: 'A',
      change: { kind: 'adjust' as const, by: n % 2 === 0 ? 1 : -1 },
      reason: null,
    }));
    await bench.engine.edit(edits);
    bench.now += 1_000;
    await bench.engine.run();
  }
}

const adjust = (id: string, by: number) =>
  bench.engine.edit([{ id, warehouse: WAREHOUSE, sku: 'A', change: { kind: 'adjust', by }, reason: null }]);

it('an edit is found however many changes came after it', async () => {
  await adjust('old', 7);
  bench.now += 1_000;
  await editOften(600);
  expect(await bench.count('A')).toBe(107);
  const undone = await bench.engine.undo({ id: 'old', undoId: 'undo/old', warehouse: WAREHOUSE, sku: 'A' });
  expect(undone).toMatchObject({ kind: 'applied', count: 100 });
});

it('an edit that is still in its record only is found as well', async () => {
  await adjust('new', 7);
  const undone = await bench.engine.undo({ id: 'new', undoId: 'undo/new', warehouse: WAREHOUSE, sku: 'A' });
  expect(undone).toMatchObject({ kind: 'applied', count: 100 });
});

it('an entry of another SKU is none of this one’s', async () => {
  await adjust('old', 7);
  const undone = await bench.engine.undo({ id: 'old', undoId: 'u', warehouse: WAREHOUSE, sku: 'B' });
  expect(undone).toMatchObject({ kind: 'refused' });
  expect(await bench.count('A')).toBe(107);
});

it('an undo that was made long ago isn’t made again', async () => {
  await adjust(editOfBulk('bulk', 0), 7);
  await bench.engine.undoBulk('bulk', null, 10);
  expect(await bench.count('A')).toBe(100);
  await editOften(400);
  expect(await bench.engine.undoBulk('bulk', null, 10)).toMatchObject({
    undone: [{ sku: 'A', outcome: { kind: 'applied', count: 100 } }],
  });
  expect(await bench.count('A')).toBe(100);
});

it('an edit that is taken back in two windows, each by a name of its own, is taken back once', async () => {
  await adjust('typed', 7);
  const undo = (undoId: string) => bench.engine.undo({ id: 'typed', undoId, warehouse: WAREHOUSE, sku: 'A' });
  expect(await undo('by-the-panel')).toMatchObject({ kind: 'applied', id: 'by-the-panel', count: 100 });
  expect(await undo('undo/typed')).toMatchObject({ kind: 'applied', id: 'undo/typed', count: 100 });
  await editOften(400);
  expect(await undo('by-another-panel')).toMatchObject({ kind: 'applied', id: 'by-another-panel', count: 100 });
  expect(await bench.count('A')).toBe(100);
});
