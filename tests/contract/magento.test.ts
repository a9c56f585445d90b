import { createMagentoClient } from '../../lib/channels/magento/client.ts';
import { magentoConnect } from '../../lib/channels/magento/connect.ts';
import { startMagento } from '../shops/magento/shop.ts';
import { type ChannelUnderTest, describeChannel } from './channel-suite.ts';
import { describeInstallations } from './installation-suite.ts';

const UNDER: ChannelUnderTest = {
  name: 'Magento',
  start: (options) => startMagento(options),
  form: magentoConnect,
  create: createMagentoClient,
  locations: ['Harbour Street', 'Rotterdam DC'],
  writeRight: 'Magento_InventoryApi::stock_source_item_assign',
  unknownLocation: '7:elsewhere',
  uniqueSkus: 'folded',
};

describeChannel(UNDER);

const BY_TOKEN: ChannelUnderTest = {
  ...UNDER,
  name: 'Magento below a path, with a bearer token',
  start: async (options) => {
    const shop = await startMagento({ ...options, path: '/store', bearer: true });
    return { ...shop, connect: shop.connectByToken };
  },
};

describeChannel(BY_TOKEN);
// Signed requests hold the time, and the shop of these cases has a clock of its own.
describeInstallations(BY_TOKEN, { claims: false, writers: false });
