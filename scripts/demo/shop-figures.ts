import { request } from 'node:https';
import type { StandIn } from '../../tests/shops/shop.ts';

/** Reads figures back from the shops' own APIs, as any other program of the merchant would: not through the extension. */

/** Units available of a SKU at a Shopify location; null where it has no level. */
export async function shopifyFigure(shop: StandIn, sku: string, location: string): Promise<number | null> {
  const { locations } = await graphql<Locations>(shop, '{ locations(first: 10) { nodes { id name } } }');
  const place = locations.nodes.find((one) => one.name === location);
  const product = /\/products\/(\d+)/.exec(shop.productPage(sku))?.[1];
  const found = await graphql<Variants>(
    shop,
    `{ product(id: "gid://shopify/Product/${product}") { variants(first: 10) { nodes { sku inventoryItem {
      inventoryLevel(locationId: "${place?.id}") { quantities(names: ["available"]) { quantity } } } } } } }`,
  );
  const variant = found.product.variants.nodes.find((one) => one.sku === sku);
  return variant?.inventoryItem.inventoryLevel?.quantities[0]?.quantity ?? null;
}

/** Stock of a SKU in the WooCommerce shop; null where the shop doesn't count it. */
export async function wooFigure(shop: StandIn, sku: string): Promise<number | null> {
  const url = new URL(need(shop, 'Store URL'));
  const login = Buffer.from(`${need(shop, 'Consumer key')}:${need(shop, 'Consumer secret')}`).toString('base64');
  const path = `${url.pathname.replace(/\/$/, '')}/wp-json/wc/v3/products?sku=${encodeURIComponent(sku)}`;
  const found = (await send(shop, url.host, path, { headers: { Authorization: `Basic ${login}` } })) as WooReply;
  return found.find((one) => one.sku === sku)?.stock_quantity ?? null;
}

/** Units available of a SKU at a Vendure stock location: those on hand less those that orders wait for. */
export async function vendureFigure(shop: StandIn, sku: string, location: string): Promise<number | null> {
  const api = new URL(need(shop, 'Admin URL'));
  const { data } = (await send(shop, api.host, '/admin-api', {
    headers: { 'Content-Type': 'application/json', 'vendure-api-key': need(shop, 'API key') },
    body: JSON.stringify({
      query: `query ($sku: String!) { productVariants(options: { filter: { sku: { eq: $sku } } }) {
        items { stockLevels { stockOnHand stockAllocated stockLocation { name } } } } }`,
      variables: { sku },
    }),
  })) as VendureReply;
  const level = data.productVariants.items[0]?.stockLevels.find((one) => one.stockLocation.name === location);
  return level ? level.stockOnHand - level.stockAllocated : null;
}

interface VendureReply {
  data: {
    productVariants: {
      items: { stockLevels: { stockOnHand: number; stockAllocated: number; stockLocation: { name: string } }[] }[];
    };
  };
}

interface Locations {
  locations: { nodes: { id: string; name: string }[] };
}

interface Variants {
  product: {
    variants: {
      nodes: { sku: string; inventoryItem: { inventoryLevel: { quantities: { quantity: number }[] } | null } }[];
    };
  };
}

async function graphql<T>(shop: StandIn, query: string): Promise<T> {
  const reply = (await send(shop, need(shop, 'Shop domain'), '/admin/api/2026-10/graphql.json', {
    headers: { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': need(shop, 'Admin API access token') },
    body: JSON.stringify({ query }),
  })) as { data?: T; errors?: unknown };
  if (!reply.data || reply.errors) throw new Error(`Shopify answered: ${JSON.stringify(reply.errors)}`);
  return reply.data;
}

type WooReply = { sku: string; stock_quantity: number | null }[];

function need(shop: StandIn, label: string): string {
  const value = shop.connect[label];
  if (value === undefined) throw new Error(`The shop's form has no "${label}"`);
  return value;
}

function send(
  shop: StandIn,
  host: string,
  path: string,
  { headers, body }: { headers: Record<string, string>; body?: string },
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const call = request(
      {
        ...{ host: '127.0.0.1', port: shop.port, servername: host, path, rejectUnauthorized: false },
        method: body === undefined ? 'GET' : 'POST',
        headers: { ...headers, Host: host },
      },
      (reply) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if (reply.statusCode !== 200)
            reject(new Error(`${host} answered ${reply.statusCode}: ${text.slice(0, 200)}`));
          else resolve(JSON.parse(text));
        });
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}
