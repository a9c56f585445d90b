import { createWooCommerceClient } from '../../lib/channels/woocommerce/client.ts';
import { wooCommerceConnect } from '../../lib/channels/woocommerce/connect.ts';
import { startWooCommerce, type WooCommerceOptions } from '../shops/woocommerce/shop.ts';
import { type ChannelUnderTest, describeChannel } from './channel-suite.ts';
import { describeInstallations } from './installation-suite.ts';
import { withCookies } from './with-cookies.ts';

const UNDER: ChannelUnderTest = {
  name: 'WooCommerce',
  start: (options) => startWooCommerce(options),
  form: wooCommerceConnect,
  create: createWooCommerceClient,
  locations: ['Store stock'],
  writeRight: 'read_write',
  unknownLocation: 'elsewhere',
};

describeChannel(UNDER);
describeInstallations(UNDER, { claims: false, writers: true });

const OLDER: ChannelUnderTest = {
  ...UNDER,
  name: 'WooCommerce before 10.3, below a path',
  start: (options) => startWooCommerce({ ...options, flatVariations: false, path: '/store' }),
};

describeChannel(OLDER);
describeInstallations(OLDER, { claims: false, writers: true });

/** By the login that the merchant has in this browser: its cookies go along as a browser would send them. */
describeChannel(byLogin('WooCommerce by the merchant’s own login', {}));
describeChannel(byLogin('WooCommerce by login, with WordPress below a path', { path: '/store', wordpress: '/wp' }));

function byLogin(name: string, more: WooCommerceOptions): ChannelUnderTest {
  let cookies: string | null = null;
  return {
    ...UNDER,
    name,
    async start(options) {
      const shop = await startWooCommerce({ ...options, ...more, login: true });
      cookies = shop.logIn();
      return { ...shop, connect: shop.connectByLogin };
    },
    create: (deps) => createWooCommerceClient({ ...deps, http: withCookies(deps.http, () => cookies) }),
    writeRight: 'edit_products',
  };
}

/** Over http on this computer the keys only sign; a request that is cut off is given up sooner than the suite asks. */
describeChannel({
  ...UNDER,
  name: 'WooCommerce over http on this computer',
  start: (options) => startWooCommerce({ ...options, tls: false }),
  create: (deps) =>
    createWooCommerceClient({ ...deps, http: (request) => deps.http({ ...request, timeoutMs: 3_000 }) }),
});
