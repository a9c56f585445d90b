import { createVendureClient } from '../../lib/channels/vendure/client.ts';
import { vendureConnect } from '../../lib/channels/vendure/connect.ts';
import { startVendure, type VendureStandIn } from '../shops/vendure/shop.ts';
import { type ChannelUnderTest, describeChannel } from './channel-suite.ts';
import { describeInstallations } from './installation-suite.ts';

const UNDER: ChannelUnderTest = {
  name: 'Vendure',
  start: (options) => startVendure(options),
  form: vendureConnect,
  create: createVendureClient,
  locations: ['Harbour Street', 'Rotterdam DC'],
  writeRight: 'UpdateCatalog',
  unknownLocation: '999',
};

describeChannel(UNDER);
describeInstallations(UNDER, { claims: false, writers: false });

describeChannel({
  ...UNDER,
  name: 'Vendure by log-in, below a path, with few entries in a page and movements that don’t count up',
  start: async (options): Promise<VendureStandIn> => {
    const shop = await startVendure({ ...options, path: '/shop', listLimit: 150, movementIds: 'random' });
    return { ...shop, connect: shop.connectByLogin };
  },
});
