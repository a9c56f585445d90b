import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { overviewHandler } from '../../../entrypoints/background/handlers/overview.ts';
import { settingsHandlers } from '../../../entrypoints/background/handlers/settings.ts';
import type { Hub } from '../../../entrypoints/background/hub.ts';
import { DEFAULT_LIMITS, inForce } from '../../../lib/model/limits.ts';
import { openDatabase } from '../../../lib/store/database.ts';
import { createSettings } from '../../../lib/store/settings.ts';
import { aHub } from './a-hub.ts';
import { PAGE } from './a-set-up.ts';

let hub: Hub;
beforeEach(async () => {
  hub = await aHub();
});

const put = (change: Parameters<ReturnType<typeof settingsHandlers>['settings.limits']>[0]) =>
  settingsHandlers(hub)['settings.limits'](change, PAGE);
const low = (units: number | null) => settingsHandlers(hub)['settings.low-stock']({ units }, PAGE);
const shown = async () => (await overviewHandler(hub)({}, PAGE)).settings;

describe('the limits', () => {
  it('are the defaults until a person sets one, and then only that one differs', async () => {
    expect((await shown()).limits).toEqual(DEFAULT_LIMITS);
    expect(await put({ dropCount: 50 })).toEqual({ ok: true, value: {} });
    expect((await shown()).limits).toEqual({ ...DEFAULT_LIMITS, dropCount: 50 });
    expect(hub.screens.changed).toHaveBeenCalled();
  });

  it('go back to the defaults one by one', async () => {
    await put({ dropCount: 50, dropShare: 80 });
    await put({ dropCount: null });
    expect((await shown()).limits).toEqual({ ...DEFAULT_LIMITS, dropShare: 80 });
  });

  it.each([
    ['pollMs', 29_999],
    ['pollMs', 3_600_001],
    ['dropCount', 0],
    ['dropCount', 10_001],
    ['dropShare', 4],
    ['dropShare', 101],
    ['loopTurns', 1],
    ['loopTurns', 6],
    ['dropCount', 2.5],
    ['dropCount', Number.NaN],
  ] as const)('refuse %s of %s at its field, and then nothing of the rest is kept either', async (name, value) => {
    const good = name === 'loopTurns' ? { dropCount: 50 } : { loopTurns: 4 };
    expect(await put({ ...good, [name]: value })).toMatchObject({ ok: false, error: { field: name } });
    expect((await shown()).limits).toEqual(DEFAULT_LIMITS);
    expect(hub.screens.changed).not.toHaveBeenCalled();
  });

  it('of the interval reach the alarm, and what is due by it is done at once', async () => {
    await put({ pollMs: 600_000 });
    expect(hub.pollEvery).toHaveBeenCalledExactlyOnceWith(600_000);
    expect(hub.sync).toHaveBeenCalledOnce();
    await put({ pollMs: null });
    expect(hub.pollEvery).toHaveBeenLastCalledWith(60_000);
    await put({ dropShare: 40 });
    expect(hub.pollEvery).toHaveBeenCalledTimes(2);
  });

  it('that two windows set at once are both kept', async () => {
    await Promise.all([put({ dropCount: 50 }), put({ dropShare: 80 }), put({ loopTurns: 5 })]);
    expect((await shown()).limits).toEqual({ pollMs: 60_000, dropCount: 50, dropShare: 80, loopTurns: 5 });
  });

  it('that can’t be what somebody set are as if they were never set', async () => {
    const database = await openDatabase(crypto.randomUUID());
    const settings = createSettings(database);
    const value = { dropCount: -3, dropShare: 'most', loopTurns: 4 };
    await database.put('settings', { name: 'limits', value } as never);
    expect(inForce(await settings.get('limits'))).toEqual({ ...DEFAULT_LIMITS, loopTurns: 4 });
  });
});

describe('from where a count is low', () => {
  it('is 5, what a person sets, and 5 again', async () => {
    expect((await shown()).lowStock).toBe(5);
    await low(12);
    expect((await shown()).lowStock).toBe(12);
    await low(0);
    expect((await shown()).lowStock).toBe(0);
    await low(null);
    expect((await shown()).lowStock).toBe(5);
  });

  it.each([-1, 1.5, 100_001])('refuses %s', async (units) => {
    expect(await low(units)).toMatchObject({ ok: false, error: { field: 'lowStock' } });
    expect((await shown()).lowStock).toBe(5);
  });
});
