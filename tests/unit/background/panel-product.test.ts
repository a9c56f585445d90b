import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { panelProductHandler } from '../../../entrypoints/background/handlers/panel-product.ts';
import type { Hub } from '../../../entrypoints/background/hub.ts';
import type { PageRef } from '../../../lib/messages/protocol.ts';
import { fail, ok } from '../../../lib/model/channel-error.ts';
import { aClient, aHub } from './a-hub.ts';
import { anItem, connectShop, SHOP, setUpLeeds } from './a-set-up.ts';

const page: PageRef = {
  channel: 'woocommerce',
  origin: 'https://shop.example.test',
  basePath: '',
  adminHandle: null,
  product: '12',
  variant: null,
};
const PANEL = { kind: 'panel', origin: page.origin } as const;

const product = vi.fn();
let hub: Hub;
beforeEach(async () => {
  product.mockReset().mockImplementation(async () => ok({ product: '12', title: 'Mug', items: [anItem()] }));
  hub = await aHub({}, aClient({ product }));
});

const ask = (over: Partial<PageRef> = {}, fresh = true) =>
  panelProductHandler(hub)({ page: { ...page, ...over }, fresh }, PANEL);

describe('the panel of a product page', () => {
  it('shows every warehouse’s count, with the location that is master', async () => {
    await setUpLeeds(hub);
    expect(await ask()).toMatchObject({
      kind: 'product',
      integrationName: 'Acme Woo',
      title: 'Mug',
      masterName: 'Store stock',
      warehouses: [{ name: 'Leeds', master: true }],
      rows: [{ sku: 'A-1', state: 'synced', cells: [{ count: 5, locations: [{ name: 'Store stock', base: 5 }] }] }],
    });
    expect(hub.engine.refresh).toHaveBeenCalledWith(['A-1']);
  });

  it('shows a count that isn’t known as such, never as 0', async () => {
    await setUpLeeds(hub, { count: null });
    expect(await ask()).toMatchObject({ rows: [{ cells: [{ count: null }] }] });
  });

  it('knows nothing of pages of shops that aren’t connected, at another port or of another product', async () => {
    await setUpLeeds(hub);
    expect(await ask({ basePath: '/other' })).toEqual({ kind: 'unknown' });
    product.mockResolvedValue(fail({ kind: 'not-found', detail: '' }));
    expect(await ask()).toEqual({ kind: 'unknown' });
  });

  it('refuses a page that asks for another shop’s product', async () => {
    await setUpLeeds(hub);
    const asked = panelProductHandler(hub)({ page, fresh: true }, { kind: 'panel', origin: 'https://evil.test' });
    await expect(asked).rejects.toThrow('may not ask');
    expect(product).not.toHaveBeenCalled();
  });

  it('says what is left to set up', async () => {
    await connectShop(hub);
    expect(await ask()).toMatchObject({ kind: 'not-set-up', sentence: expect.stringContaining('Add a warehouse') });
    await hub.setUp.saveWarehouse({ id: 'leeds', name: 'Leeds', revision: 0, add: [], at: 1 });
    expect(await ask()).toMatchObject({ kind: 'not-set-up', sentence: expect.stringContaining('Link a location') });
  });

  it('says with the shop’s name why it can’t be read', async () => {
    await setUpLeeds(hub);
    product.mockResolvedValue(fail({ kind: 'unauthorized', detail: '' }));
    expect(await ask()).toMatchObject({
      kind: 'trouble',
      sentence: expect.stringContaining(SHOP.name),
      step: 'Reconnect',
    });
  });

  it('shows what is known when the shop doesn’t answer, and asks the shop only when it is opened', async () => {
    await setUpLeeds(hub);
    await ask();
    await ask({}, false);
    expect(product).toHaveBeenCalledTimes(1);
    product.mockResolvedValue(fail({ kind: 'unavailable', detail: '' }));
    expect(await ask()).toMatchObject({ kind: 'product', rows: [{ state: 'synced', cells: [{ count: 5 }] }] });
  });

  it('asks a shop each time whose form shows another figure, and says what that should be', async () => {
    const client = aClient({ product });
    hub = await aHub({}, { ...client, capabilities: { ...client.capabilities, ownFigures: true } });
    await setUpLeeds(hub);
    const [level] = anItem().levels;
    const levels = level ? [{ ...level, own: 8 }] : [];
    product.mockResolvedValue(ok({ product: '12', title: 'Mug', items: [anItem({ levels })] }));
    await ask();
    expect(await ask({}, false)).toMatchObject({ rows: [{ state: 'synced', shopFigures: [{ quantity: 5, own: 8 }] }] });
    expect(product).toHaveBeenCalledTimes(2);
  });

  it.each([
    [{ sku: null }, 'no-sku'],
    [{ tracked: false }, 'untracked'],
    [{ sku: 'A-2' }, 'not-in-master'],
  ] as const)('a row with %o says %s, and has the shop’s own figure but no count', async (over, state) => {
    await setUpLeeds(hub);
    product.mockResolvedValue(ok({ product: '12', title: 'Mug', items: [anItem(over)] }));
    expect(await ask()).toMatchObject({ rows: [{ state, cells: [], shopFigures: [{ quantity: 5 }] }] });
  });

  it('says of an item that the shop sells it from another one’s stock, and of which', async () => {
    await setUpLeeds(hub);
    const shared = anItem({ item: 'item-1/7', sku: 'A-1-S', tracked: false, stockOf: 'item-1', levels: [] });
    product.mockImplementation(async () => ok({ product: '12', title: 'Mug', items: [anItem(), shared] }));
    const view = await ask();
    expect(view).toMatchObject({ rows: [{ state: 'synced' }, { state: 'untracked', stockOf: { sku: 'A-1' } }] });
    expect(view.kind === 'product' && view.rows[0]?.stockOf).toBeUndefined();
  });
});
