import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { firstSyncHandlers } from '../../../entrypoints/background/handlers/first-sync.ts';
import type { Hub } from '../../../entrypoints/background/hub.ts';
import { fail, ok } from '../../../lib/model/channel-error.ts';
import type { FirstSyncRow } from '../../../lib/sync/ports.ts';
import { aClient, aHub } from './a-hub.ts';
import { LOCATION, PAGE, setUpLeeds } from './a-set-up.ts';

const ROW: FirstSyncRow = { sku: 'A-1', title: 'Mug', variant: null, action: 'lower', old: 9, new: 5, why: null };
const rows = [{ sku: 'A-1', old: 9, include: true }];

let hub: Hub;
let gen: number;
beforeEach(async () => {
  hub = await aHub();
  await setUpLeeds(hub);
  gen = (await hub.directory.links())[0]?.gen ?? 0;
  hub.engine.previewFirstSync = vi.fn(async () => ok([ROW]));
  hub.engine.confirmFirstSync = vi.fn(async () => ok({ linked: 1, step: 'step-1' }));
});

const preview = (location = LOCATION) => firstSyncHandlers(hub)['first-sync.preview']({ location }, PAGE);
const confirm = (over: Partial<{ location: string; gen: number }> = {}) =>
  firstSyncHandlers(hub)['first-sync.confirm']({ location: LOCATION, gen, rows, ...over }, PAGE);

describe('the review of a first sync', () => {
  it('shows old and new, with the number of the link that it is of', async () => {
    expect(await preview()).toEqual({ ok: true, value: { gen, rows: [ROW], canStock: false } });
    expect(hub.engine.confirmFirstSync).not.toHaveBeenCalled();
  });

  it('says whether the shop can be asked to stock what it hasn’t got there', async () => {
    const client = aClient({ activate: async () => ok(true) });
    hub.shops.of = async () => client;
    expect(await preview()).toMatchObject({ value: { canStock: true } });
  });

  it('waits for a master stock location: until then nobody knows which products there are', async () => {
    await hub.directory.setMaster(null);
    const [link] = await hub.directory.links();
    if (link) await hub.directory.changeLink(link.location, link.gen, (kept) => ({ ...kept, state: 'review' }));
    // With products from elsewhere there is something to compare.
    expect(await preview()).toMatchObject({ ok: true });
    hub.directory.products = async () => [];
    const sentence = expect.stringMatching(/^Choose the master stock location first/);
    expect(await preview()).toMatchObject({ ok: false, error: { sentence } });
    expect(await confirm()).toMatchObject({ ok: false, error: { sentence } });
    expect(hub.engine.confirmFirstSync).not.toHaveBeenCalled();
  });

  it('links what was confirmed and begins to sync that shop', async () => {
    expect(await confirm()).toEqual({ ok: true, value: { linked: 1, step: 'step-1' } });
    expect(hub.engine.confirmFirstSync).toHaveBeenCalledWith(LOCATION, gen, rows);
    expect(hub.sync).toHaveBeenCalledWith({ integrations: ['shop'] });
  });

  it('writes nothing for a link that is gone or was made anew since', async () => {
    expect(await preview('shop/9')).toMatchObject({
      ok: false,
      error: { sentence: expect.stringMatching(/any more/) },
    });
    expect(await confirm({ location: 'shop/9' })).toMatchObject({ ok: false });
    expect(await confirm({ gen: gen + 1 })).toMatchObject({
      ok: false,
      error: { field: null, sentence: expect.stringMatching(/another window.*again/) },
    });
    expect(hub.engine.confirmFirstSync).not.toHaveBeenCalled();
  });

  it('says which shop failed, and doesn’t promise that it is sent later', async () => {
    hub.engine.previewFirstSync = async () => fail({ kind: 'unavailable', detail: '' });
    expect(await preview()).toMatchObject({
      ok: false,
      error: { sentence: 'Acme Woo doesn’t answer just now. Try again.' },
    });
    hub.engine.confirmFirstSync = async () => fail({ kind: 'rate-limited', retryAt: 1, detail: '' });
    expect(await confirm()).toMatchObject({
      ok: false,
      error: { sentence: expect.stringMatching(/^Acme Woo .*too many/) },
    });
    expect(hub.sync).not.toHaveBeenCalled();
  });
});
