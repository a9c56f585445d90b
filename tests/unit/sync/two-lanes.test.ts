import { expect, it, vi } from 'vitest';
import { emptyRecord } from '../../../lib/stock/link.ts';
import { type Context, updateMany } from '../../../lib/sync/context.ts';
import { OpenRecords } from '../../../lib/sync/open-records.ts';
import { Bench, WAREHOUSE } from './bench.ts';

it('records that another lane changed meanwhile are changed together as well, not one after the other', async () => {
  const { stock } = new Bench();
  const open = new OpenRecords(stock);
  const announce = vi.fn();
  const ctx = { deps: { stock, announce }, open } as unknown as Context;
  const named = Array.from({ length: 300 }, (_, n) => ({
    ...emptyRecord(WAREHOUSE, `SKU-${n}`),
    seek: ['acme', 'woo'],
  }));
  const made = await updateMany(ctx, named, (record) => ({ ...record, count: 1 }));
  const looked = (shop: string) =>
    updateMany(ctx, made, (record) => ({ ...record, seek: record.seek?.filter((one) => one !== shop) ?? [] }));
  const one = vi.spyOn(stock, 'saveRecord');
  announce.mockClear();
  const [first, second] = await Promise.all([looked('acme'), looked('woo')]);
  expect([first.length, second.length]).toEqual([300, 300]);
  const records = await stock.records(WAREHOUSE);
  expect(records.map(({ seek, revision }) => [seek, revision])).toEqual(records.map(() => [[], 3]));
  expect(one).not.toHaveBeenCalled();
  expect(announce).toHaveBeenCalledTimes(2);
});

it('a record that is to be made and was made meanwhile is changed as it is', async () => {
  const { stock } = new Bench();
  const ctx = { deps: { stock, announce: vi.fn() }, open: new OpenRecords(stock) } as unknown as Context;
  const named = Array.from({ length: 5 }, (_, n) => emptyRecord(WAREHOUSE, `SKU-${n}`));
  const add = () => updateMany(ctx, named, (record) => ({ ...record, count: (record.count ?? 0) + 1 }));
  await Promise.all([add(), add()]);
  expect((await stock.records(WAREHOUSE)).map(({ count }) => count)).toEqual([2, 2, 2, 2, 2]);
});
