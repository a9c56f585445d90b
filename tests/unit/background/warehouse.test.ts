import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { warehouseDeleteHandler } from '../../../entrypoints/background/handlers/warehouse-delete.ts';
import { warehouseSaveHandler } from '../../../entrypoints/background/handlers/warehouse-save.ts';
import type { Hub } from '../../../entrypoints/background/hub.ts';
import type { RequestOf } from '../../../lib/messages/protocol.ts';
import { fail, ok } from '../../../lib/model/channel-error.ts';
import { aClient, aHub } from './a-hub.ts';

const PAGE = { kind: 'page' } as const;
const location = (remoteId: string, active = true) => {
  return { id: `shop/${remoteId}`, integration: 'shop', remoteId, name: `Place ${remoteId}`, active, fetchedAt: 1 };
};

let hub: Hub;
beforeEach(async () => {
  hub = await aHub();
  await hub.setUp.putLocations([location('1'), location('2'), location('3', false)]);
});

const save = (over: Partial<RequestOf<'warehouse.save'>> = {}) =>
  warehouseSaveHandler(hub)(
    { id: null, revision: 0, name: 'Leeds', locations: ['shop/1'], master: null, ...over },
    PAGE,
  );

describe('saving a warehouse', () => {
  it('links its locations for review', async () => {
    await hub.directory.setMaster({ warehouse: 'york', location: 'shop/9' });
    expect(await save({ locations: ['shop/1', 'shop/2'] })).toMatchObject({
      ok: true,
      value: { reviews: ['shop/1', 'shop/2'], pulled: null },
    });
  });

  it('opens no review while nobody knows which products there are', async () => {
    expect(await save()).toMatchObject({ ok: true, value: { reviews: [], pulled: null } });
    expect(await hub.directory.links()).toMatchObject([{ location: 'shop/1', state: 'review' }]);
  });

  it('refuses a name that another warehouse has in any case, and names that one', async () => {
    await save();
    expect(await save({ name: ' lEEDS ', locations: ['shop/2'] })).toEqual({
      ok: false,
      error: { field: 'name', sentence: 'Another warehouse is called Leeds already.' },
    });
    expect(await hub.directory.links()).toHaveLength(1);
  });

  it('says at a location’s row where it is taken, and saves nothing', async () => {
    await save();
    expect(await save({ name: 'York' })).toEqual({
      ok: false,
      error: { field: 'shop/1', sentence: 'Place 1: Taken · in Leeds' },
    });
    expect(await hub.directory.warehouses()).toHaveLength(1);
  });

  it.each([
    ['', 'name'],
    ['   ', 'name'],
    ['x'.repeat(81), 'name'],
  ])('refuses the name "%s"', async (name, field) => {
    expect(await save({ name })).toMatchObject({ ok: false, error: { field } });
  });

  it('refuses a name that another has, a location that is gone and one that isn’t active', async () => {
    await save();
    expect(await save({ name: ' leeds ', locations: [] })).toMatchObject({ ok: false, error: { field: 'name' } });
    expect(await save({ name: 'B', locations: ['shop/9'] })).toMatchObject({ error: { field: 'locations' } });
    expect(await save({ name: 'B', locations: ['shop/3'] })).toMatchObject({
      error: { sentence: 'Place 3 isn’t active in its shop any more.' },
    });
  });

  it('refuses what another window changed meanwhile', async () => {
    await save();
    const id = (await hub.directory.warehouses())[0]?.id ?? '';
    await save({ id, revision: 1, name: 'Leeds North' });
    const late = await save({ id, revision: 1, name: 'Leeds South' });
    expect(late).toMatchObject({
      ok: false,
      error: { field: null, sentence: expect.stringContaining('another window') },
    });
  });

  it('unlinks what was taken out and lets go of the master there', async () => {
    await save({ locations: ['shop/1', 'shop/2'], master: 'shop/1' });
    const id = (await hub.directory.warehouses())[0]?.id ?? '';
    expect(await hub.directory.master()).toEqual({ warehouse: id, location: 'shop/1' });
    await save({ id, revision: 1, locations: ['shop/2'], master: null });
    expect((await hub.directory.links()).map((link) => link.location)).toEqual(['shop/2']);
    expect(await hub.directory.master()).toBeNull();
  });

  it('says which warehouse was saved when its master’s shop doesn’t answer, so that Save can try again', async () => {
    const chooseMaster = hub.engine.chooseMaster;
    hub.engine.chooseMaster = async () => fail({ kind: 'unavailable', detail: '' });
    const failed = await save({ master: 'shop/1' });
    const [leeds] = await hub.directory.warehouses();
    expect(failed).toMatchObject({
      ok: true,
      value: {
        warehouse: leeds?.id,
        pulled: null,
        masterFailed: { location: 'shop/1', sentence: expect.stringMatching(/is saved.*doesn’t answer just now/) },
      },
    });
    expect(await hub.directory.master()).toBeNull();

    hub.engine.chooseMaster = chooseMaster;
    const again = await save({ id: leeds?.id ?? '', revision: leeds?.revision ?? 0, master: 'shop/1' });
    expect(again).toMatchObject({ ok: true, value: { warehouse: leeds?.id, pulled: 3 } });
    expect(again).not.toHaveProperty('value.masterFailed');
  });

  it('doesn’t take a paused location for the master, and says what to do', async () => {
    await save({ locations: ['shop/1'] });
    for (const link of await hub.directory.links())
      await hub.directory.changeLink(link.location, link.gen, (kept) => ({ ...kept, state: 'linked', paused: true }));
    const choose = vi.spyOn(hub.engine, 'chooseMaster');
    const [leeds] = await hub.directory.warehouses();
    expect(await save({ id: leeds?.id ?? '', revision: 1, locations: ['shop/1'], master: 'shop/1' })).toMatchObject({
      ok: true,
      value: { masterFailed: { location: 'shop/1', sentence: expect.stringMatching(/it is paused\. Resume it/) } },
    });
    expect(choose).not.toHaveBeenCalled();
    expect(await hub.directory.master()).toBeNull();
  });

  it('pauses the other locations of a new master’s warehouse before it is chosen: they are reviewed first', async () => {
    const order: string[] = [];
    const choose = hub.engine.chooseMaster;
    hub.engine.chooseMaster = (master) => {
      order.push('choose');
      return choose(master);
    };
    hub.engine.pause = vi.fn(async (location) => void order.push(`pause ${location}`));
    hub.shops.of = async () => aClient({ now: async () => ok('now') });
    await save({ locations: ['shop/1', 'shop/2'], master: 'shop/1' });
    for (const link of await hub.directory.links()) {
      await hub.directory.changeLink(link.location, link.gen, (kept) => ({ ...kept, state: 'linked' }));
    }
    const [leeds] = await hub.directory.warehouses();
    const again = { id: leeds?.id ?? '', locations: ['shop/1', 'shop/2'] };
    order.length = 0;
    const moved = await save({ ...again, revision: 1, master: 'shop/2' });
    expect(order).toEqual(['pause shop/1', 'choose']);
    expect(moved).toMatchObject({ ok: true, value: { reviews: ['shop/1'] } });

    // A shop that doesn’t answer stops nobody.
    order.length = 0;
    hub.shops.of = async () => aClient({ now: async () => fail({ kind: 'unavailable', detail: '' }) });
    const failed = await save({ ...again, revision: 2, master: 'shop/1' });
    expect(failed).toMatchObject({ ok: true, value: { masterFailed: { location: 'shop/1' } } });
    expect(order).toEqual([]);
  });

  it('pulls a new master’s counts once, and refuses one that is elsewhere', async () => {
    expect(await save({ master: 'shop/1' })).toMatchObject({ ok: true, value: { pulled: 3 } });
    const id = (await hub.directory.warehouses())[0]?.id ?? '';
    expect(await save({ id, revision: 1, master: 'shop/1' })).toMatchObject({ ok: true, value: { pulled: null } });
    expect(await save({ id, revision: 2, master: 'shop/2' })).toMatchObject({ ok: false, error: { field: 'master' } });
  });
});

describe('deleting a warehouse', () => {
  it('unlinks everything first, and frees the locations', async () => {
    await save({ master: 'shop/1' });
    const id = (await hub.directory.warehouses())[0]?.id ?? '';
    expect(await warehouseDeleteHandler(hub)({ id, revision: 5 }, PAGE)).toMatchObject({ ok: false });
    expect(await warehouseDeleteHandler(hub)({ id, revision: 1 }, PAGE)).toEqual({ ok: true, value: {} });
    expect(await hub.directory.warehouses()).toEqual([]);
    expect(await hub.directory.master()).toBeNull();
    expect(await save({ name: 'York' })).toMatchObject({ ok: true });
  });

  it('waits for a change that isn’t settled', async () => {
    await save();
    hub.engine.unlink = async () => undefined;
    const id = (await hub.directory.warehouses())[0]?.id ?? '';
    expect(await warehouseDeleteHandler(hub)({ id, revision: 1 }, PAGE)).toMatchObject({ ok: false });
    expect(await hub.directory.warehouses()).toHaveLength(1);
  });
});
