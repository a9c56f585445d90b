import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { firstSyncHandlers } from '../../../entrypoints/background/handlers/first-sync.ts';
import type { Hub } from '../../../entrypoints/background/hub.ts';
import { fail, ok } from '../../../lib/model/channel-error.ts';
import { CONFIRMED } from '../../../lib/sync/confirm-first-sync.ts';
import { aHub } from './a-hub.ts';
import { LOCATION, PAGE, setUpLeeds } from './a-set-up.ts';

const rows = [
  { sku: 'a', old: 4, include: true },
  { sku: 'B', old: null, include: false },
  { sku: 'A-1', old: 9, include: true },
];

let hub: Hub;
let gen: number;
beforeEach(async () => {
  hub = await aHub();
  await setUpLeeds(hub);
  gen = (await hub.directory.links())[0]?.gen ?? 0;
  hub.engine.confirmFirstSync = vi.fn(async () => ok({ linked: 1, step: 'step-1' }));
});

const confirm = (over: Partial<{ location: string; gen: number }> = {}) =>
  firstSyncHandlers(hub)['first-sync.confirm']({ location: LOCATION, gen, rows, ...over }, PAGE);

describe('the confirmation of a first sync', () => {
  it('waits for a master stock location: until then nobody knows which products there are', async () => {
    await hub.directory.setMaster(null);
    const [link] = await hub.directory.links();
    if (link) await hub.directory.changeLink(link.location, link.gen, (kept) => ({ ...kept, state: 'review' }));
    hub.directory.products = async () => [];
    const sentence = expect.stringMatching(/^Choose the master stock location first/);
    expect(await confirm()).toMatchObject({ ok: false, error: { sentence } });
    expect(hub.engine.confirmFirstSync).not.toHaveBeenCalled();
  });

  it('links what was confirmed, in the order of the store, and begins to sync that shop', async () => {
    expect(await confirm()).toEqual({ ok: true, value: { linked: 1, step: 'step-1' } });
    expect(hub.engine.confirmFirstSync).toHaveBeenCalledWith(LOCATION, gen, [rows[2], rows[1], rows[0]]);
    expect(hub.sync).toHaveBeenCalledWith({ integrations: ['shop'] });
  });

  it('writes nothing for a link that is gone or was made anew since', async () => {
    expect(await confirm({ location: 'shop/9' })).toMatchObject({
      ok: false,
      error: { sentence: expect.stringMatching(/any more/) },
    });
    expect(await confirm({ gen: gen + 1 })).toMatchObject({
      ok: false,
      error: { field: null, sentence: expect.stringMatching(/another window.*again/) },
    });
    expect(hub.engine.confirmFirstSync).not.toHaveBeenCalled();
  });

  it('says that another window was quicker, and not that the shop refused', async () => {
    hub.engine.confirmFirstSync = async () => fail({ kind: 'rejected', reason: '', detail: CONFIRMED });
    expect(await confirm()).toEqual({
      ok: false,
      error: { field: null, sentence: expect.stringMatching(/^This was confirmed .*another window/) },
    });
  });

  it('says which shop failed, and doesn’t promise that it is sent later', async () => {
    hub.engine.confirmFirstSync = async () => fail({ kind: 'rate-limited', retryAt: 1, detail: '' });
    expect(await confirm()).toMatchObject({
      ok: false,
      error: { sentence: expect.stringMatching(/^Acme Woo .*too many/) },
    });
    expect(hub.sync).not.toHaveBeenCalled();
  });
});
