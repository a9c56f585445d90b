import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { locationMoveHandler } from '../../../entrypoints/background/handlers/location-move.ts';
import { locationSettingsHandlers } from '../../../entrypoints/background/handlers/location-settings.ts';
import type { Hub } from '../../../entrypoints/background/hub.ts';
import type { LinkSettings } from '../../../lib/model/warehouse.ts';
import type { ConfigureOutcome } from '../../../lib/sync/ports.ts';
import { aHub } from './a-hub.ts';
import { LOCATION, PAGE, setUpLeeds } from './a-set-up.ts';

const BOTH: LinkSettings = { direction: 'both', buffer: 0, max: null };
let hub: Hub;
let gen: number;
beforeEach(async () => {
  hub = await aHub();
  await setUpLeeds(hub);
  await hub.directory.setMaster(null);
  gen = (await hub.directory.links())[0]?.gen ?? 0;
  hub.engine.configure = vi.fn(async (): Promise<ConfigureOutcome> => ({ kind: 'saved', review: false }));
});
const configure = (to: Partial<LinkSettings>) =>
  locationSettingsHandlers(hub)['location.configure'](
    { location: LOCATION, gen, seen: BOTH, to: { ...BOTH, ...to } },
    PAGE,
  );

describe('a location’s settings', () => {
  it('are saved against what the form was opened with', async () => {
    expect(await configure({ buffer: 2 })).toEqual({ ok: true, value: { review: false } });
    expect(hub.engine.configure).toHaveBeenCalledWith(LOCATION, gen, BOTH, { ...BOTH, buffer: 2 });
  });

  it('are refused with a sentence at the field that is wrong, and nothing is saved', async () => {
    expect(await configure({ buffer: -1 })).toMatchObject({ error: { field: 'buffer' } });
    expect(await configure({ buffer: 1.5 })).toMatchObject({ error: { field: 'buffer' } });
    expect(await configure({ max: 2e9 })).toMatchObject({ error: { field: 'max' } });
    expect(hub.engine.configure).not.toHaveBeenCalled();
  });

  it('say when another window was there first', async () => {
    hub.engine.configure = async () => ({ kind: 'stale' });
    expect(await configure({})).toMatchObject({ error: { sentence: expect.stringMatching(/another window/) } });
    hub.engine.configure = async () => ({ kind: 'gone' });
    expect(await configure({})).toMatchObject({ error: { sentence: expect.stringMatching(/isn’t linked any more/) } });
  });
});

describe('moving a location', () => {
  const move = (warehouse: string, of = gen) =>
    locationMoveHandler(hub)({ location: LOCATION, gen: of, warehouse }, PAGE);
  const york = () => hub.setUp.saveWarehouse({ id: 'york', name: 'York', revision: 0, add: [], at: hub.clock.now() });

  it('links it anew in the other warehouse, to be reviewed, with what it holds back', async () => {
    await york();
    const [link] = await hub.directory.links();
    if (link)
      await hub.directory.changeLink(link.location, link.gen, (kept) => ({ ...kept, state: 'linked', buffer: 3 }));
    expect(await move('york')).toEqual({ ok: true, value: {} });
    const moved = (await hub.directory.links()).find(({ location }) => location === LOCATION);
    expect(moved).toMatchObject({ warehouse: 'york', state: 'review', buffer: 3 });
    expect(moved?.gen).toBeGreaterThan(gen);
  });

  it('is refused for the master, for a warehouse that is gone, and for a link that was made anew', async () => {
    await york();
    expect(await move('gone')).toMatchObject({ error: { sentence: expect.stringMatching(/deleted in another/) } });
    expect(await move('york', gen + 1)).toMatchObject({
      error: { sentence: expect.stringMatching(/Nothing was moved/) },
    });
    const [link] = await hub.directory.links();
    await hub.directory.setMaster({ warehouse: link?.warehouse ?? '', location: LOCATION });
    expect(await move('york')).toMatchObject({ error: { sentence: expect.stringMatching(/master stock location/) } });
    expect((await hub.directory.links())[0]).toEqual(link);
  });

  it('goes on where the other warehouse is changed in another window meanwhile', async () => {
    await york();
    const { unlink } = hub.engine;
    hub.engine.unlink = async (location) => {
      await unlink(location);
      await hub.setUp.saveWarehouse({ id: 'york', name: 'York North', revision: 1, add: [], at: hub.clock.now() });
    };
    expect(await move('york')).toEqual({ ok: true, value: {} });
    expect(await hub.directory.links()).toMatchObject([{ location: LOCATION, warehouse: 'york', state: 'review' }]);
    expect((await hub.directory.warehouses()).find(({ id }) => id === 'york')?.name).toBe('York North');
  });

  it('stays in its warehouse, with what it holds back, where the other one is deleted meanwhile', async () => {
    await york();
    const [link] = await hub.directory.links();
    await hub.directory.changeLink(LOCATION, gen, (kept) => ({ ...kept, buffer: 3 }));
    const { unlink } = hub.engine;
    hub.engine.unlink = async (location) => {
      await unlink(location);
      await hub.setUp.deleteWarehouse('york', 1);
    };
    expect(await move('york')).toMatchObject({
      error: {
        sentence: 'That warehouse was deleted in another window. The location is in Leeds again; review it there.',
      },
    });
    expect(await hub.directory.links()).toMatchObject([
      { location: LOCATION, warehouse: link?.warehouse, state: 'review', buffer: 3 },
    ]);
  });

  it('says so where another window links it elsewhere meanwhile', async () => {
    await york();
    const { saveWarehouse } = hub.setUp;
    hub.setUp.saveWarehouse = async (change) => {
      await saveWarehouse({ id: 'hull', name: 'Hull', revision: 0, add: [LOCATION], at: hub.clock.now() });
      return saveWarehouse(change);
    };
    expect(await move('york')).toMatchObject({ error: { sentence: expect.stringMatching(/linked elsewhere/) } });
    expect(await hub.directory.links()).toMatchObject([{ location: LOCATION, warehouse: 'hull' }]);
  });

  it('leaves it where it is until its last change is settled', async () => {
    await york();
    hub.engine.unlink = async () => undefined;
    expect(await move('york')).toMatchObject({ error: { sentence: expect.stringMatching(/hasn’t confirmed/) } });
    expect((await hub.directory.links())[0]?.warehouse).not.toBe('york');
  });
});
