import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { CONNECTS } from '../../lib/channels/connects.ts';
import { CHANNELS } from '../../lib/model/channel.ts';
import { backUp } from '../../lib/store/backup-store.ts';
import { openDatabase } from '../../lib/store/database.ts';
import { createSetUp } from '../../lib/store/set-up.ts';
import { createVaultRows } from '../../lib/store/vault-rows.ts';
import { currentDatabase } from '../../lib/store/which-database.ts';
import { createVault } from '../../lib/vault/vault.ts';
import { startBigCommerce } from '../shops/bigcommerce/shop.ts';
import { startMagento } from '../shops/magento/shop.ts';
import { startShopify } from '../shops/shopify/shop.ts';
import { startVendure } from '../shops/vendure/shop.ts';
import { startWooCommerce } from '../shops/woocommerce/shop.ts';

const STARTS = {
  shopify: startShopify,
  woocommerce: startWooCommerce,
  bigcommerce: startBigCommerce,
  magento: startMagento,
  vendure: startVendure,
} as const;

it('a backup of shops on every channel holds none of what they were connected with', async () => {
  const database = await openDatabase(await currentDatabase());
  const vault = createVault(createVaultRows(database));
  const secrets: string[] = [];
  for (const channel of CHANNELS) {
    const shop = await STARTS[channel]();
    const form = CONNECTS[channel];
    const input = Object.fromEntries(form.fields.map((field) => [field.name, shop.connect[field.label] ?? '']));
    await shop.close();
    const read = form.read(input);
    if (!read.ok) throw new Error(`${channel}: ${read.sentence}`);
    const { url, origins, adminMatches, credentials } = read;
    const places = { origins: [...origins], adminMatches: [...adminMatches] };
    const shopKey = `${channel}:shop`;
    const integration = { id: channel, channel, name: channel, url, shopKey, adminHandle: null, ...places };
    await createSetUp(database).putIntegration({ ...integration, connectedAt: 1, paused: false });
    await vault.put(channel, credentials);
    const secret = form.fields.filter((field) => field.secret && input[field.name]);
    expect(secret.length, channel).toBeGreaterThan(0);
    secrets.push(...secret.map((field) => input[field.name] ?? ''));
  }
  await vault.put('shiptheory', { email: 'anna@example.test', password: 'a password of hers' });
  secrets.push('a password of hers');

  const parts: string[] = [];
  const done = { onPart: (text: string) => parts.push(text), onProgress: () => undefined, isCancelled: () => false };
  await backUp({ extension: '1.0.0', madeAt: 1, ...done });
  const text = parts.join('');
  for (const channel of CHANNELS) expect(text).toContain(`"${channel}:shop"`);
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
});
