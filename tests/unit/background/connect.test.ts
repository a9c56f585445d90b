import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { connectHandler } from '../../../entrypoints/background/handlers/connect.ts';
import { disconnectHandler } from '../../../entrypoints/background/handlers/disconnect.ts';
import type { Hub } from '../../../entrypoints/background/hub.ts';
import type { ConnectForm } from '../../../lib/channels/channel.ts';
import { CONNECTS } from '../../../lib/channels/connects.ts';
import type { RequestOf } from '../../../lib/messages/protocol.ts';
import { type ChannelError, fail, ok } from '../../../lib/model/channel-error.ts';
import { aClient, aHub, WOO_INPUT } from './a-hub.ts';

const PAGE = { kind: 'page' } as const;

/** A form that needs one host more. */
const readsMore: ConnectForm['read'] = (input) => {
  const read = CONNECTS.woocommerce.read(input);
  return read.ok ? { ...read, origins: [...read.origins, 'https://files.example.test/*'] } : read;
};

function connect(hub: Hub, over: Partial<RequestOf<'integration.connect'>> = {}) {
  const request = { channel: 'woocommerce' as const, name: 'Acme Woo', input: WOO_INPUT, replace: null };
  return connectHandler(hub)({ ...request, ...over }, PAGE);
}

describe('connecting a shop', () => {
  it('keeps it with its locations, its credentials apart, registers its panel and begins to sync', async () => {
    const hub = await aHub();
    const reply = await connect(hub, { name: '  Acme   Woo ' });
    const [kept] = await hub.directory.integrations();
    expect(reply).toEqual({ ok: true, value: { integration: kept?.id } });
    expect(kept).toMatchObject({ name: 'Acme Woo', url: 'https://shop.example.test/store', paused: false });
    expect(JSON.stringify(kept)).not.toMatch(/ck_|cs_/);
    expect(await hub.vault.get(kept?.id ?? '')).toMatchObject({ consumerKey: WOO_INPUT.consumerKey });
    expect((await hub.directory.locations()).map(({ name }) => name)).toEqual(['Store stock']);
    expect(hub.screens.registerPanels).toHaveBeenCalled();
    expect(hub.sync).toHaveBeenCalled();
  });

  it('lists shops in the order in which they were connected', async () => {
    let now = 0;
    const ids = ['z', 'a'];
    const hub = await aHub({
      clock: { now: () => ++now, sleep: async () => undefined },
      uuid: () => ids.shift() ?? '',
    });
    await connect(hub, { name: 'First' });
    const other = aClient({ check: async () => ok({ name: 'B', shopKey: 'woo:b', adminHandle: null }) });
    await connect({ ...hub, shops: { ...hub.shops, make: () => other } }, { name: 'Second' });
    expect((await hub.directory.integrations()).map(({ name }) => name)).toEqual(['First', 'Second']);
  });

  it('is called as the shop is where no name was given', async () => {
    const hub = await aHub();
    await connect(hub, { name: '' });
    expect((await hub.directory.integrations()).map(({ name }) => name)).toEqual(['Acme Woo']);
  });

  const errors: [ChannelError, field: string | null, sentence: RegExp][] = [
    [{ kind: 'unauthorized', detail: '' }, 'consumerKey', /doesn’t know this key/],
    [
      { kind: 'unauthorized', detail: '', field: 'consumerSecret', reason: 'Wrong secret.' },
      'consumerSecret',
      /^Wrong/,
    ],
    [{ kind: 'forbidden', missing: ['write_inventory'], detail: '' }, 'consumerKey', /lacks write_inventory/],
    [{ kind: 'unavailable', detail: '' }, 'url', /can’t be reached, or its certificate isn’t trusted/],
    [{ kind: 'unavailable', status: 503, detail: '' }, null, /was reached, but .* error 503/],
    [{ kind: 'not-found', detail: '' }, 'url', /no WooCommerce API/],
    [{ kind: 'malformed', detail: '' }, 'url', /isn’t WooCommerce’s API/],
    [{ kind: 'rate-limited', retryAt: 1, detail: '' }, null, /too many requests/],
  ];
  it.each(errors)('%o has its own sentence at its own field, and nothing is kept', async (error, field, sentence) => {
    const hub = await aHub({}, aClient({ check: async () => fail(error) }));
    expect(await connect(hub)).toMatchObject({
      ok: false,
      error: { field, sentence: expect.stringMatching(sentence) },
    });
    expect(await hub.directory.integrations()).toEqual([]);
  });

  it('keeps nothing when the locations can’t be had', async () => {
    const error = { kind: 'forbidden', missing: ['read_locations'], detail: '' } as const;
    const hub = await aHub({}, aClient({ locations: async () => fail(error) }));
    expect(await connect(hub)).toMatchObject({ ok: false });
    expect(await hub.directory.integrations()).toEqual([]);
  });

  it('sends nothing without the browser’s permission, or over http', async () => {
    const asked: string[] = [];
    const client = aClient({
      check: async () => {
        asked.push('check');
        return fail({ kind: 'unavailable', detail: '' });
      },
    });
    const hub = await aHub({ permissions: { has: async () => false, remove: async () => undefined } }, client);
    expect(await connect(hub)).toMatchObject({ ok: false, error: { field: null } });
    const http = await aHub({}, client);
    const input = { ...WOO_INPUT, url: 'http://shop.example.test' };
    expect(await connect(http, { input })).toMatchObject({ ok: false, error: { field: 'url' } });
    expect(asked).toEqual([]);
  });

  it('refuses a shop that is connected already, and a name that is taken', async () => {
    const hub = await aHub();
    await connect(hub);
    expect(await connect(hub, { name: 'Again' })).toMatchObject({
      ok: false,
      error: { field: 'url', sentence: 'This shop is already connected, as Acme Woo.' },
    });
    const other = aClient({ check: async () => ok({ name: 'B', shopKey: 'woo:b', adminHandle: null }) });
    const second = { ...hub, shops: { ...hub.shops, make: () => other } };
    expect(await connect(second, { name: 'ACME WOO' })).toMatchObject({ ok: false, error: { field: 'name' } });
  });

  it('gives back the permission that only the old form needed', async () => {
    const hub = await aHub({ forms: { ...CONNECTS, woocommerce: { ...CONNECTS.woocommerce, read: readsMore } } });
    await connect(hub);
    const [{ id = '', origins = [] } = {}] = await hub.directory.integrations();
    expect(origins).toEqual(['https://shop.example.test/*', 'https://files.example.test/*']);
    expect(await connect({ ...hub, forms: CONNECTS }, { replace: id })).toMatchObject({ ok: true });
    expect(hub.permissions.remove).toHaveBeenLastCalledWith(['https://files.example.test/*']);
  });

  it('reconnects the same shop under its id, and never another one in its place', async () => {
    const hub = await aHub();
    await connect(hub);
    const [before] = await hub.directory.integrations();
    const id = before?.id ?? '';
    const problem = {
      kind: 'credentials-refused',
      integration: id,
      location: null,
      warehouse: null,
      sku: null,
    } as const;
    await hub.directory.putProblem({ ...problem, id: `credentials-refused:${id}`, since: 1, detail: {} });
    const input = { ...WOO_INPUT, consumerKey: `ck_${'c3'.repeat(20)}` };
    expect(await connect(hub, { replace: id, input })).toEqual({ ok: true, value: { integration: id } });
    expect((await hub.vault.get(id))?.consumerKey).toBe(input.consumerKey);
    expect(await hub.directory.problems()).toEqual([]);
    const other = aClient({ check: async () => ok({ name: 'B', shopKey: 'woo:b', adminHandle: null }) });
    const wrong = { ...hub, shops: { ...hub.shops, make: () => other } };
    expect(await connect(wrong, { replace: id })).toMatchObject({ ok: false, error: { field: 'url' } });
    expect((await hub.vault.get(id))?.consumerKey).toBe(input.consumerKey);
  });
});

describe('disconnecting', () => {
  it('forgets credentials and permission, and keeps an origin that another shop needs', async () => {
    const hub = await aHub();
    await connect(hub);
    const [kept] = await hub.directory.integrations();
    const id = kept?.id ?? '';
    await disconnectHandler(hub)({ integration: id }, PAGE);
    expect(await hub.directory.integrations()).toEqual([]);
    expect(await hub.vault.get(id)).toBeUndefined();
    expect(hub.permissions.remove).toHaveBeenCalledWith(kept?.origins);
    // Its panels that are still open learn it.
    expect(hub.screens.left).toHaveBeenCalledOnce();
  });

  it('gets rid of a shop that never answers for its last change', async () => {
    const hub = await aHub();
    await connect(hub);
    const [location] = await hub.directory.locations();
    const add = [location?.id ?? ''];
    await hub.setUp.saveWarehouse({ id: 'leeds', name: 'Leeds', revision: 0, add, at: 1 });
    const unlink = hub.engine.unlink;
    // As the engine: what is on its way is waited for, but where the shop is gone.
    hub.engine.unlink = async (one, gone) => {
      if (gone) await unlink(one);
    };
    const [kept] = await hub.directory.integrations();
    await disconnectHandler(hub)({ integration: kept?.id ?? '' }, PAGE);
    expect(await hub.directory.integrations()).toEqual([]);
    expect(await hub.directory.links()).toEqual([]);
  });
});
