import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { arrivedHandler } from '../../../entrypoints/background/handlers/arrived.ts';
import { connectHandler } from '../../../entrypoints/background/handlers/connect.ts';
import { panelProductHandler } from '../../../entrypoints/background/handlers/panel-product.ts';
import type { Hub } from '../../../entrypoints/background/hub.ts';
import { takeSnapshot } from '../../../entrypoints/background/snapshot.ts';
import { integrationView } from '../../../entrypoints/background/views/integration.ts';
import { problemView } from '../../../entrypoints/background/views/problem.ts';
import { type ChannelError, fail, ok } from '../../../lib/model/channel-error.ts';
import type { Problem } from '../../../lib/model/problem.ts';
import { aClient, aHub } from './a-hub.ts';
import { connectShop, SHOP, setUpLeeds } from './a-set-up.ts';

/** A shop that is called with the merchant's own login: no key is kept, and there may be nobody who is logged in. */

const INPUT = { url: 'https://shop.example.test/store', adminLogin: 'yes' };
const LOGGED_OUT: ChannelError = {
  kind: 'unauthorized',
  login: true,
  field: 'adminLogin',
  reason: 'Log in there.',
  detail: '',
};

const connect = (hub: Hub, input: Record<string, string> = INPUT, replace: string | null = null) =>
  connectHandler(hub)({ channel: 'woocommerce', name: 'Acme Woo', input, replace }, { kind: 'page' });

function problem(kind: Problem['kind'], detail: Problem['detail'] = {}): Problem {
  return {
    id: `${kind}:shop`,
    kind,
    integration: 'shop',
    location: null,
    warehouse: null,
    sku: null,
    since: 1,
    detail,
  };
}

describe('connecting by login', () => {
  it('keeps no credential, only that the login is used', async () => {
    const hub = await aHub();
    await connect(hub);
    const [kept] = await hub.directory.integrations();
    expect(kept?.login).toBe(true);
    expect(await hub.vault.get(kept?.id ?? '')).toEqual({ adminLogin: 'yes' });
  });

  it('registers the panel where the shop says that its admin is', async () => {
    const adminMatches = ['https://shop.example.test/store/wp/wp-admin/*'];
    const check = async () => ok({ name: 'A', shopKey: 'woo:a', adminHandle: null, adminMatches });
    const hub = await aHub({}, aClient({ check }));
    await connect(hub);
    expect((await hub.directory.integrations())[0]?.adminMatches).toEqual(adminMatches);
    expect(hub.screens.startPanels).toHaveBeenCalledWith(adminMatches);
  });

  it('ends when the shop is reconnected with a key', async () => {
    const hub = await aHub();
    await connect(hub);
    const [before] = await hub.directory.integrations();
    const keys = { consumerKey: `ck_${'a1'.repeat(20)}`, consumerSecret: `cs_${'b2'.repeat(20)}` };
    await connect(hub, { url: INPUT.url, ...keys }, before?.id ?? null);
    expect((await hub.directory.integrations())[0]).not.toHaveProperty('login');
    expect(await hub.vault.get(before?.id ?? '')).toEqual(keys);
  });

  it.each<[ChannelError, string]>([
    [LOGGED_OUT, 'Log in there.'],
    [
      { kind: 'forbidden', missing: ['edit_products'], login: true, field: 'adminLogin', reason: 'No.', detail: '' },
      'No.',
    ],
  ])('%o is said at the box', async (error, sentence) => {
    const hub = await aHub({}, aClient({ check: async () => fail(error) }));
    expect(await connect(hub)).toEqual({ ok: false, error: { field: 'adminLogin', sentence } });
    expect(await hub.directory.integrations()).toEqual([]);
  });
});

describe('nobody is logged in', () => {
  const shown = async (kind: Problem['kind'], detail: Problem['detail'] = {}, over: Partial<typeof SHOP> = {}) => {
    const hub = await aHub();
    await connectShop(hub, { login: true, ...over });
    await hub.directory.putProblem(problem(kind, detail));
    const snapshot = await takeSnapshot(hub);
    const [first] = snapshot.problems;
    if (!first) throw new Error('no problem');
    const [shop] = [...snapshot.integrations.values()];
    if (!shop) throw new Error('no shop');
    return {
      view: problemView(snapshot, first),
      shop: integrationView(snapshot, shop, { level: 'guarded', why: '' }, {}),
    };
  };

  it('says where to log in, and leads there', async () => {
    const { view, shop } = await shown('credentials-refused');
    expect(view).toMatchObject({ step: 'Log in', action: 'log-in' });
    expect(view.sentence).toBe(
      'You are logged out of Acme Woo: log in to the shop’s admin in this browser, and its counts go on.',
    );
    expect(shop).toMatchObject({ state: 'failed', loginUrl: 'https://shop.example.test/wp-admin/' });
  });

  it('leads to the shop’s own port and path', async () => {
    const url = 'https://shop.example.test:8443/store';
    const adminMatches = ['https://shop.example.test/store/wp/wp-admin/*'];
    const { shop } = await shown('credentials-refused', {}, { url, adminMatches });
    expect(shop.loginUrl).toBe('https://shop.example.test:8443/store/wp/wp-admin/');
  });

  it('names the right that whoever is logged in lacks', async () => {
    const { view } = await shown('right-missing', { missing: 'edit_products' });
    expect(view).toMatchObject({
      step: 'Log in',
      sentence: expect.stringContaining('somebody who lacks edit_products'),
    });
  });

  it('a shop with a key still asks for a key', async () => {
    const hub = await aHub();
    await connectShop(hub);
    await hub.directory.putProblem(problem('credentials-refused'));
    const snapshot = await takeSnapshot(hub);
    expect(snapshot.problems.map((one) => problemView(snapshot, one).action)).toEqual(['reconnect']);
  });

  it('the panel of a product that was never seen says so', async () => {
    const product = vi.fn(async () => fail(LOGGED_OUT));
    const hub = await aHub({}, aClient({ product }));
    await setUpLeeds(hub);
    const page = { channel: 'woocommerce', origin: 'https://shop.example.test', basePath: '' } as const;
    const asked = { page: { ...page, adminHandle: null, product: '99', variant: null }, fresh: true };
    expect(await panelProductHandler(hub)(asked, { kind: 'panel', origin: page.origin })).toMatchObject({
      kind: 'trouble',
      sentence: expect.stringMatching(/^You are logged out of Acme Woo/),
      step: 'Log in',
    });
  });
});

describe('somebody is in the shop’s admin again', () => {
  const arrive = async (hub: Hub, origin = 'https://shop.example.test') =>
    arrivedHandler(hub)({}, { kind: 'panel', origin });

  it.each(['credentials-refused', 'right-missing'] as const)(
    'a shop that waited for that goes on: %s',
    async (kind) => {
      const hub = await aHub();
      await connectShop(hub, { login: true });
      await hub.directory.putProblem(problem(kind));
      await arrive(hub);
      expect(hub.sync).toHaveBeenCalledWith({ now: true, integrations: ['shop'] });
    },
  );

  it('nothing is asked of a shop that is fine, has a key, is another one, or has another trouble', async () => {
    const hub = await aHub();
    await connectShop(hub, { login: true });
    await arrive(hub);
    await hub.directory.putProblem(problem('credentials-refused'));
    await arrive(hub, 'https://other.example.test');
    await arrivedHandler(hub)({}, { kind: 'page' });
    await hub.directory.clearProblem(problem('credentials-refused').id);
    await hub.directory.putProblem(problem('shop-unreachable'));
    await arrive(hub);
    const { login: _, ...keyed } = { ...SHOP, login: true };
    await hub.setUp.putIntegration(keyed);
    await hub.directory.putProblem(problem('credentials-refused'));
    await arrive(hub);
    expect(hub.sync).not.toHaveBeenCalled();
  });
});

describe('a shop that keeps its admin below a path of its own', () => {
  it('is the one that a page there belongs to', async () => {
    const product = vi.fn(async () => fail({ kind: 'not-found' as const, detail: '' }));
    const hub = await aHub({}, aClient({ product }));
    await setUpLeeds(hub);
    await hub.setUp.putIntegration({ ...SHOP, adminMatches: ['https://shop.example.test/wp/wp-admin/*'] });
    const ask = (basePath: string) =>
      panelProductHandler(hub)(
        {
          page: {
            channel: 'woocommerce',
            origin: 'https://shop.example.test',
            basePath,
            adminHandle: null,
            product: '12',
            variant: null,
          },
          fresh: true,
        },
        { kind: 'panel', origin: 'https://shop.example.test' },
      );
    await ask('/wp');
    expect(product).toHaveBeenCalledTimes(1);
    await ask('/other');
    expect(product).toHaveBeenCalledTimes(1);
  });
});
