import { randomUUID } from 'node:crypto';
import { afterEach } from 'vitest';
import type { ChannelClient, RemoteItem, WriteLine } from '../../lib/channels/channel.ts';
import { createHttp, type Http } from '../../lib/channels/http.ts';
import { createWooCommerceClient } from '../../lib/channels/woocommerce/client.ts';
import { wooCommerceConnect } from '../../lib/channels/woocommerce/connect.ts';
import { startWooCommerce, type WooCommerceOptions, type WooCommerceStandIn } from '../shops/woocommerce/shop.ts';
import { good, only } from './expect-result.ts';
import { fetchTo } from './fetch-to.ts';
import { withCookies } from './with-cookies.ts';

/** The one location of a WooCommerce shop. */
export const PLACES = ['stock'];

export interface Connected {
  /** In place of the shop's own values for the form. */
  typed?: Readonly<Record<string, string>>;
  installation?: string;
  now?: () => number;
  /** The browser's cookies of this shop; null: none. */
  cookies?: () => string | null;
  /** Sees every request on its way. */
  through?: (http: Http) => Http;
}

/** Shops that end with their test, and clients of them made from the form's own values. */
export function wooCommerceBench() {
  const closing: WooCommerceStandIn[] = [];
  afterEach(async () => {
    for (const shop of closing.splice(0)) await shop.close();
  });
  return {
    async start(options: WooCommerceOptions = {}): Promise<WooCommerceStandIn> {
      const shop = await startWooCommerce(options);
      closing.push(shop);
      return shop;
    },
    connect,
  };
}

export function connect(shop: WooCommerceStandIn, options: Connected = {}): ChannelClient {
  const { typed = shop.connect, installation = 'mine', now = Date.now, cookies = () => null } = options;
  const fields = wooCommerceConnect.fields.map(({ name, label }) => [name, typed[label] ?? '']);
  const input = wooCommerceConnect.read(Object.fromEntries(fields));
  if (!input.ok) throw new Error(input.sentence);
  const plain = input.url.startsWith('http:');
  const http = withCookies(createHttp({ fetch: plain ? fetch : fetchTo([shop]), now }), cookies);
  return createWooCommerceClient({
    url: input.url,
    credentials: input.credentials,
    http: options.through?.(http) ?? http,
    now,
    uuid: randomUUID,
    installation,
  });
}

export async function itemOf(client: ChannelClient, sku: string): Promise<RemoteItem> {
  return only(good(await client.bySku([sku], PLACES)));
}

/** A line that moves this SKU by so much from what the shop has. */
export async function lineOf(client: ChannelClient, sku: string, by: number): Promise<WriteLine> {
  const found = await itemOf(client, sku);
  const from = found.levels[0]?.quantity;
  if (from == null) throw new Error(`${sku} has no figure`);
  return { item: found.item, remoteLocation: 'stock', from, to: from + by };
}
