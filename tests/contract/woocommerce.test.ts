import { createWooCommerceClient } from '../../lib/channels/woocommerce/client.ts';
import { wooCommerceConnect } from '../../lib/channels/woocommerce/connect.ts';
import { startWooCommerce } from '../shops/woocommerce/shop.ts';
import { type ChannelUnderTest, describeChannel } from './channel-suite.ts';

const UNDER: ChannelUnderTest = {
  name: 'WooCommerce',
  start: () => startWooCommerce(),
  form: wooCommerceConnect,
  create: createWooCommerceClient,
  locations: ['Store stock'],
  writeRight: 'read_write',
};

describeChannel(UNDER);

describeChannel({
  ...UNDER,
  name: 'WooCommerce before 10.3, below a path',
  start: () => startWooCommerce({ flatVariations: false, path: '/store' }),
});
