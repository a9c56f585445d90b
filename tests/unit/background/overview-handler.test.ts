import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { overviewHandler } from '../../../entrypoints/background/handlers/overview.ts';
import type { Hub } from '../../../entrypoints/background/hub.ts';
import { createShops } from '../../../entrypoints/background/shops.ts';
import { Overview } from '../../../lib/model/views.ts';
import { aHub } from './a-hub.ts';
import { LOCATION, PAGE, setUpLeeds } from './a-set-up.ts';

let hub: Hub;
beforeEach(async () => {
  hub = await aHub();
  const { directory, vault } = hub;
  const http = async () => Promise.reject(new Error('nothing is asked of a shop here'));
  const permitted = async () => false;
  const deps = {
    directory,
    vault,
    http,
    permitted,
    now: () => 1,
    uuid: () => 'id',
    installation: 'i',
    matches: async () => [],
  };
  hub.shops = createShops({ ...deps, onLocked: () => undefined });
});

const overview = () => overviewHandler(hub)({}, PAGE);

describe('what the options page and the popup are told', () => {
  it('is empty before anything is set up, and asks no shop', async () => {
    expect(await overview()).toMatchObject({ integrations: [], warehouses: [], master: null, problems: [], counts: 0 });
  });

  it('has shops, warehouses and the master, with what the shop’s channel promises', async () => {
    await setUpLeeds(hub);
    const shown = await overview();
    expect(shown).toMatchObject({
      integrations: [
        {
          name: 'Acme Woo',
          permitted: true,
          promise: { level: 'guarded' },
          locations: [{ name: 'Store stock', warehouse: 'leeds' }],
        },
      ],
      warehouses: [{ name: 'Leeds', master: true, skus: 1, links: [{ name: 'Store stock', state: 'linked' }] }],
      master: { warehouse: 'leeds', location: LOCATION },
      products: 1,
    });
    expect(Overview.parse(shown)).toEqual(shown);
  });

  it('says that a permission is gone, and puts a problem in words with the shop’s name', async () => {
    await setUpLeeds(hub);
    hub.permissions.has = async () => false;
    const about = { integration: 'shop', location: null, warehouse: null, sku: null, since: 1, detail: {} };
    await hub.directory.putProblem({ id: 'permission-missing:shop', kind: 'permission-missing', ...about });
    expect(await overview()).toMatchObject({
      integrations: [{ permitted: false, state: 'failed' }],
      problems: [{ sentence: expect.stringContaining('Acme Woo'), action: 'grant' }],
    });
  });
});
