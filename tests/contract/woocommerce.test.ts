import { createWooCommerceClient } from '../../lib/channels/woocommerce/client.ts';
import { wooCommerceConnect } from '../../lib/channels/woocommerce/connect.ts';
import { startWooCommerce } from '../shops/woocommerce/shop.ts';
import { type ChannelUnderTest, describeChannel } from './channel-suite.ts';
import { describeInstallations } from './installation-suite.ts';

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
