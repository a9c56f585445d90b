import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Step, StepRow } from '../../lib/model/step.ts';
import { openDatabase } from '../../lib/store/database.ts';
import { createStepStore } from '../../lib/store/step-store.ts';
import { STEP_PART, type StepStore } from '../../lib/sync/ports.ts';
import { createMemorySteps } from '../simulation/memory-steps.ts';

const aStep = (over: Partial<Step> = {}): Step => ({
  version: 1,
  id: 'step-1',
  kind: 'first-sync',
  warehouse: 'leeds',
  location: 'shop/1',
  gen: 1,
  at: 5,
  rows: 2,
  state: 'confirming',
  through: 0,
  revision: 1,
  ...over,
});
const aRow = (sku: string): StepRow => ({
  sku,
  item: `item-${sku}`,
  include: true,
  base: 3,
  seen: 3,
  count: null,
  line: 'none',
});

const STORES: readonly [string, () => Promise<StepStore>][] = [
  ['in memory', async () => createMemorySteps()],
  ['in IndexedDB', async () => createStepStore(await openDatabase(crypto.randomUUID()))],
];

describe.each(STORES)('the store of steps %s', (_name, make) => {
  it('keeps a step with all its rows, part by part', async () => {
    const store = await make();
    const rows = Array.from({ length: STEP_PART + 1 }, (_, n) => aRow(`S-${n}`));
    await store.begin(aStep({ rows: rows.length }), rows);
    expect(await store.steps()).toEqual([aStep({ rows: rows.length })]);
    expect(await store.rows('step-1', 0)).toEqual(rows.slice(0, STEP_PART));
    expect(await store.rows('step-1', 1)).toEqual([aRow(`S-${STEP_PART}`)]);
    expect(await store.rows('step-1', 2)).toEqual([]);
  });

  it('keeps nothing of a step that is there already', async () => {
    const store = await make();
    await store.begin(aStep(), [aRow('A')]);
    await expect(store.begin(aStep(), [aRow('B')])).rejects.toThrow();
    expect(await store.rows('step-1', 0)).toEqual([aRow('A')]);
  });

  it('saves only over the revision that was seen', async () => {
    const store = await make();
    await store.begin(aStep(), []);
    expect(await store.save(aStep({ state: 'done', revision: 2 }), 1)).toBe(true);
    expect(await store.save(aStep({ state: 'undoing', revision: 2 }), 1)).toBe(false);
    expect((await store.step('step-1'))?.state).toBe('done');
    expect(await store.save(aStep({ id: 'other', revision: 2 }), 1)).toBe(false);
    await expect(store.save(aStep({ revision: 5 }), 2)).rejects.toThrow();
  });

  it('forgets a step with its rows, and no other', async () => {
    const store = await make();
    await store.begin(aStep(), [aRow('A')]);
    await store.begin(aStep({ id: 'step-2' }), [aRow('B')]);
    await store.remove(['step-1']);
    expect(await store.step('step-1')).toBeUndefined();
    expect(await store.rows('step-1', 0)).toEqual([]);
    expect(await store.rows('step-2', 0)).toEqual([aRow('B')]);
  });
});
