import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { overviewHandler } from '../../../entrypoints/background/handlers/overview.ts';
import { stepHandlers } from '../../../entrypoints/background/handlers/steps.ts';
import { syncHandlers } from '../../../entrypoints/background/handlers/sync.ts';
import type { Hub } from '../../../entrypoints/background/hub.ts';
import type { Step } from '../../../lib/model/step.ts';
import { aHub, NOW } from './a-hub.ts';
import { LOCATION, PAGE, SHOP, setUpLeeds } from './a-set-up.ts';

const DAY = 24 * 60 * 60_000;

let hub: Hub;
let gen: number;
const aStep = (over: Partial<Step> = {}): Step => ({
  version: 1,
  id: 'step-1',
  kind: 'first-sync',
  warehouse: 'leeds',
  location: LOCATION,
  gen,
  at: NOW,
  rows: 3,
  state: 'done',
  through: 3,
  revision: 1,
  ...over,
});

beforeEach(async () => {
  hub = await aHub();
  await setUpLeeds(hub);
  gen = (await hub.directory.links())[0]?.gen ?? 0;
});

describe('a step that can be taken back', () => {
  const offered = async () => (await overviewHandler(hub)({}, PAGE)).steps;

  it('is told of, with until when', async () => {
    await hub.steps.begin(aStep(), []);
    expect(await offered()).toMatchObject([{ id: 'step-1', kind: 'first-sync', rows: 3, until: NOW + 30 * DAY }]);
  });

  it.each<[string, Partial<Step>]>([
    ['too old', { at: NOW - 31 * DAY }],
    ['of an earlier link', { gen: 99 }],
    ['undone', { state: 'undone' }],
    ['about nothing', { rows: 0 }],
  ])('isn’t once it is %s', async (_why, over) => {
    await hub.steps.begin(aStep(over), []);
    expect(await offered()).toEqual([]);
  });

  it('while it is being taken back isn’t offered again, and says how far it is', async () => {
    await hub.steps.begin(aStep({ state: 'undoing', through: 1 }), []);
    expect(await offered()).toMatchObject([{ until: null, through: 1 }]);
    const { progress } = await stepHandlers(hub)['step.progress']({ location: LOCATION }, PAGE);
    expect(progress).toEqual({ through: 1, of: 3 });
    expect(await stepHandlers(hub)['step.progress']({ location: 'shop/9' }, PAGE)).toEqual({ progress: null });
  });

  it('is told of while it is still being confirmed, with how far it is, and isn’t offered yet', async () => {
    await hub.steps.begin(aStep({ state: 'confirming', through: 2 }), []);
    expect(await offered()).toMatchObject([{ state: 'confirming', until: null, through: 2, rows: 3 }]);
  });

  it('is taken back, and its shop is synced; what is over is refused with a sentence', async () => {
    await hub.steps.begin(aStep(), []);
    hub.engine.undoStep = vi.fn(async (id) => (id === 'step-1' ? { back: 2, stays: 1 } : null));
    expect(await stepHandlers(hub)['step.undo']({ step: 'step-1' }, PAGE)).toEqual({
      ok: true,
      value: { back: 2, stays: 1 },
    });
    expect(hub.sync).toHaveBeenCalledWith({ integrations: ['shop'] });
    expect(await stepHandlers(hub)['step.undo']({ step: 'gone' }, PAGE)).toMatchObject({
      ok: false,
      error: { sentence: expect.stringMatching(/any more.*Nothing was changed/) },
    });
    hub.engine.previewUndo = async () => null;
    expect(await stepHandlers(hub)['step.preview']({ step: 'gone' }, PAGE)).toMatchObject({ ok: false });
  });
});

describe('what goes on by a review', () => {
  it('is asked of the shops that were paused, before they go on', async () => {
    await hub.setUp.putIntegration({ ...SHOP, paused: true });
    hub.engine.holdForReview = vi.fn(async () => [LOCATION]);
    const resumed = await syncHandlers(hub)['sync.pause']({ integration: null, paused: false }, PAGE);
    expect(resumed).toEqual({ reviews: [LOCATION] });
    expect(hub.engine.holdForReview).toHaveBeenCalledWith(['shop']);
    expect((await hub.directory.integrations())[0]?.paused).toBe(false);
    expect(await syncHandlers(hub)['sync.pause']({ integration: 'shop', paused: true }, PAGE)).toEqual({ reviews: [] });
    expect(hub.engine.holdForReview).toHaveBeenCalledTimes(1);
  });

  it('a shop that a brake stopped is reviewed; so is one that is taken over from another installation', async () => {
    const cursor = { integration: 'shop', since: null, fullAt: null, polledAt: null, failures: 0, nextAt: 0 };
    hub.engine.holdForReview = vi.fn(async () => [LOCATION]);
    hub.engine.resume = vi.fn(async () => undefined);
    await hub.directory.changeCursor('shop', () => ({ ...cursor, stopped: 'mass-drop' }));
    expect(await syncHandlers(hub)['sync.resume']({ integration: 'shop' }, PAGE)).toEqual({ reviews: [LOCATION] });
    expect(hub.engine.resume).not.toHaveBeenCalled();
    await hub.directory.changeCursor('shop', () => ({ ...cursor, stopped: 'second-installation' }));
    hub.engine.takeOver = vi.fn(async () => [LOCATION]);
    expect(await syncHandlers(hub)['sync.resume']({ integration: 'shop' }, PAGE)).toEqual({ reviews: [LOCATION] });
    expect(hub.engine.takeOver).toHaveBeenCalledWith('shop');
    expect(hub.engine.resume).not.toHaveBeenCalled();
  });
});
