import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { overviewHandler } from '../../../entrypoints/background/handlers/overview.ts';
import { shipmentsHandlers } from '../../../entrypoints/background/handlers/shipments.ts';
import { shiptheoryHandlers } from '../../../entrypoints/background/handlers/shiptheory.ts';
import type { Hub } from '../../../entrypoints/background/hub.ts';
import { createHttp } from '../../../lib/channels/http.ts';
import type { Shipment } from '../../../lib/model/shipment.ts';
import { fetchTo } from '../../contract/fetch-to.ts';
import { EMAIL, PASSWORD, type ShiptheoryStandIn, startShiptheory } from '../../shops/shiptheory/shop.ts';
import { aClient, aHub } from './a-hub.ts';
import { PAGE, setUpLeeds } from './a-set-up.ts';

const NOON = Date.parse('2026-11-23T12:00:00Z');
const MINUTE = 60_000;
let now = NOON;
let shop: ShiptheoryStandIn;
let hub: Hub;

beforeEach(async () => {
  now = NOON;
  shop = await startShiptheory({ now: () => now });
  const clock = {
    now: () => now,
    sleep: async (ms: number) => {
      now += ms;
    },
  };
  hub = await aHub({ clock }, aClient(), createHttp({ fetch: fetchTo([shop]), now: clock.now }));
});
afterEach(() => shop.close());

const connect = (input: Record<string, string> = {}, of: Hub = hub) =>
  shiptheoryHandlers(of)['shiptheory.connect'](
    { name: 'Shiptheory', input: { email: EMAIL, password: PASSWORD, keep: '', ...input } },
    PAGE,
  );
const list = () => shipmentsHandlers(hub)['shiptheory.shipments']({ offset: 0, limit: 10 }, PAGE);

function aShipment(over: Partial<Shipment> = {}): Shipment {
  return {
    id: 'Manual/S1',
    reference: 'S1',
    order: null,
    channel: 'Manual',
    createdAt: NOON,
    modifiedAt: NOON,
    state: 'undecided',
    why: null,
    warehouse: null,
    lines: [{ sku: 'A-1', name: 'Mug', quantity: 2, outcome: 'shown' }],
    look: null,
    seenAt: NOON,
    revision: 1,
    ...over,
  };
}

describe('connecting Shiptheory', () => {
  it('keeps the login for this session and no password, unless it is to be kept', async () => {
    expect(await connect()).toEqual({ ok: true, value: { name: 'Shiptheory' } });
    expect(await hub.vault.get('shiptheory')).toBeUndefined();
    expect(await hub.shiptheory.feed()).not.toBeNull();
    expect((await overviewHandler(hub)({}, PAGE)).shiptheory).toMatchObject({
      email: EMAIL,
      kept: false,
      permitted: true,
      state: 'reading',
    });
    now += 61 * MINUTE;
    expect(await hub.shiptheory.feed()).toBeNull();

    await connect({ keep: 'yes' });
    expect(await hub.vault.get('shiptheory')).toEqual({ email: EMAIL, password: PASSWORD });
    now += 61 * MINUTE;
    expect(await hub.shiptheory.feed()).not.toBeNull();
    await connect();
    expect(await hub.vault.get('shiptheory')).toBeUndefined();
  });

  it('begins where Shiptheory’s clock is, and a master that is there counts from then', async () => {
    await setUpLeeds(hub);
    await connect();
    const started = await hub.shiptheory.store.cursor();
    expect(started).toMatchObject({ startedAt: NOON, masterSince: NOON, baseline: false, since: null });
    expect(hub.sync).toHaveBeenCalledWith({ now: true });
  });

  it('logging in again goes on where the last login ended, and what it was blamed for is over', async () => {
    await connect();
    const cursor = await hub.shiptheory.store.cursor();
    if (cursor) await hub.shiptheory.store.putCursor({ ...cursor, since: NOON + 5, failures: 3, nextAt: NOON * 2 });
    await hub.directory.putProblem({
      id: 'shiptheory-ended:shiptheory',
      kind: 'shiptheory-ended',
      integration: 'shiptheory',
      location: null,
      warehouse: null,
      sku: null,
      since: 1,
      detail: {},
    });
    now += 90 * MINUTE;
    await connect();
    expect(await hub.shiptheory.store.cursor()).toMatchObject({
      startedAt: NOON,
      since: NOON + 5,
      failures: 0,
      nextAt: 0,
    });
    expect(await hub.directory.problems()).toEqual([]);
  });

  it('says at its field what is wrong, keeps nothing and asks for nothing', async () => {
    const refused = async (input: Record<string, string>) => {
      const reply = await connect(input);
      return reply.ok ? null : reply.error.field;
    };
    expect(await refused({ email: ' ' })).toBe('email');
    expect(await refused({ email: 'ops' })).toBe('email');
    expect(await refused({ password: '' })).toBe('password');
    expect(shop.requests).toEqual([]);
    expect(await refused({ password: 'guess', keep: 'yes' })).toBe('password');
    shop.faults.lackRight(true);
    expect(await refused({ keep: 'yes' })).toBe('email');
    shop.faults.clear();
    for (const fault of ['throttle', 'maintenance', 'malformed'] as const) {
      shop.faults[fault](1);
      expect(await refused({ keep: 'yes' })).toBeNull();
    }
    shop.faults.down();
    expect(await connect({ keep: 'yes' })).toMatchObject({ ok: false, error: { sentence: /can’t be reached/ } });
    const { permissions } = hub;
    expect(await connect({}, { ...hub, permissions: { ...permissions, has: async () => false } })).toMatchObject({
      ok: false,
      error: { sentence: /wasn’t allowed/ },
    });
    expect(await hub.vault.get('shiptheory')).toBeUndefined();
    expect(await hub.shiptheory.store.account()).toBeNull();
  });

  it('disconnecting forgets login, password and problems; what was counted stays known', async () => {
    await connect({ keep: 'yes' });
    await hub.shiptheory.store.add([aShipment(), aShipment({ id: 'Manual/S2', reference: 'S2', state: 'deducted' })]);
    await shiptheoryHandlers(hub)['shiptheory.disconnect']({}, PAGE);
    expect(await hub.vault.get('shiptheory')).toBeUndefined();
    expect(await hub.shiptheory.feed()).toBeNull();
    expect(hub.permissions.remove).toHaveBeenCalledWith(['https://api.shiptheory.com/*']);
    expect((await overviewHandler(hub)({}, PAGE)).shiptheory).toBeUndefined();

    now += 60 * MINUTE;
    await connect();
    expect(await hub.shiptheory.store.cursor()).toMatchObject({ startedAt: expect.any(Number), since: null });
    const [waited, counted] = await hub.shiptheory.store.byReference(['S1', 'S2']);
    expect([waited?.state, waited?.why, counted?.state]).toEqual(['shown', 'before', 'deducted']);
  });
});

describe('the shipments', () => {
  it('are listed with who deducts, what waits for it and which shop stands for a channel', async () => {
    await setUpLeeds(hub);
    const { store } = hub.shiptheory;
    await store.add([aShipment(), aShipment({ id: 'b', reference: 'b', state: 'deducted', warehouse: 'leeds' })]);
    await store.addDeductors([
      { channel: 'WooCommerce', who: null, seenAt: 1 },
      { channel: 'Manual', who: null, seenAt: 1 },
    ]);
    const reply = await list();
    expect(reply.channels).toEqual([
      { channel: 'Manual', who: null, linked: null, waiting: 1 },
      { channel: 'WooCommerce', who: null, linked: 'Acme Woo', waiting: 0 },
    ]);
    expect(reply.shipments.map(({ shipment, warehouse }) => [shipment.id, warehouse])).toEqual([
      ['b', 'Leeds'],
      ['Manual/S1', null],
    ]);
  });

  it('who deducts is kept and begins a pass; a linked channel has nothing to choose', async () => {
    await setUpLeeds(hub);
    const handlers = shipmentsHandlers(hub);
    await handlers['shiptheory.deducts']({ channel: 'Manual', who: 'extension' }, PAGE);
    expect(await hub.shiptheory.store.deductors()).toMatchObject([{ channel: 'Manual', who: 'extension' }]);
    expect(hub.sync).toHaveBeenCalled();
    const linked = handlers['shiptheory.deducts']({ channel: 'WooCommerce', who: 'extension' }, PAGE);
    await expect(linked).rejects.toThrow('Acme Woo is linked here');
    expect(await hub.shiptheory.store.deductors()).toHaveLength(1);
  });

  it('one that needs a look is listed apart until somebody has looked', async () => {
    await hub.shiptheory.store.add([aShipment({ state: 'deducted', look: 'changed' })]);
    await hub.directory.putProblem({
      id: 'order-changed:shiptheory:Manual/S1',
      kind: 'order-changed',
      integration: 'shiptheory',
      location: null,
      warehouse: null,
      sku: null,
      since: 1,
      detail: { channel: 'Manual', reference: 'S1', why: 'changed' },
    });
    expect((await overviewHandler(hub)({}, PAGE)).problems[0]).toMatchObject({
      action: 'open-shipments',
      sentence: expect.stringMatching(/^Shipment S1 of Shiptheory was changed/),
    });
    expect((await list()).look.map(({ shipment }) => shipment.id)).toEqual(['Manual/S1']);
    const looked = () => shipmentsHandlers(hub)['shiptheory.looked']({ shipment: 'Manual/S1' }, PAGE);
    await looked();
    await looked();
    expect((await list()).look).toEqual([]);
    expect(await hub.directory.problems()).toEqual([]);
  });
});
