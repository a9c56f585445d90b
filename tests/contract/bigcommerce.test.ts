import { createBigCommerceClient } from '../../lib/channels/bigcommerce/client.ts';
import { bigCommerceConnect } from '../../lib/channels/bigcommerce/connect.ts';
import { SCOPE, wordsOf } from '../../lib/channels/bigcommerce/scopes.ts';
import { startBigCommerce } from '../shops/bigcommerce/shop.ts';
import { type ChannelUnderTest, describeChannel } from './channel-suite.ts';
import { describeInstallations } from './installation-suite.ts';

const UNDER: ChannelUnderTest = {
  name: 'BigCommerce',
  start: (options) => startBigCommerce(options),
  form: bigCommerceConnect,
  create: createBigCommerceClient,
  locations: ['Harbour Street', 'Rotterdam DC'],
  writeRight: wordsOf(SCOPE.stock),
  unknownLocation: '999999',
  uniqueSkus: 'exact',
};

describeChannel(UNDER);
describeInstallations(UNDER, { claims: false, writers: false });
