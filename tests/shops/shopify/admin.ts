import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Product, ShopState, Variant } from './state.ts';

/**
 * The admin at `admin.shopify.com/store/{handle}`: one page for every address, which asks endpoints of its own for what
 * it shows. They belong to the stand-in, like the session that they would need: only the extension's API is Shopify's.
 */
export interface AdminRequest {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  body: string;
  state: ShopState;
  handle: string;
  shopName: string;
}

/** As strict as a shop's admin may be: no inline script or style, nothing from elsewhere. */
const POLICY = "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

const ASSETS: Record<string, string> = {
  '/assets/admin.js': 'text/javascript',
  '/assets/admin.css': 'text/css',
};

export function answerAdmin(asked: AdminRequest): void {
  const { status, type, content } = reply(asked);
  asked.response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': POLICY,
    'cache-control': 'no-store',
  });
  asked.response.end(content);
}

interface Reply {
  status: number;
  type: string;
  content: string | Buffer;
}

function reply({ request, url, body, state, handle, shopName }: AdminRequest): Reply {
  const asset = ASSETS[url.pathname];
  if (asset) return { status: 200, type: asset, content: file(url.pathname.slice('/assets/'.length)) };
  if (url.pathname === '/favicon.ico') return { status: 204, type: 'image/x-icon', content: '' };
  const base = `/store/${handle}`;
  if (url.pathname !== base && !url.pathname.startsWith(`${base}/`)) {
    return { status: 404, type: 'text/plain', content: 'Not found' };
  }
  const inner = new RegExp(`^${base}/internal(/.*)$`).exec(url.pathname)?.[1];
  if (inner === undefined) return { status: 200, type: 'text/html', content: file('index.html') };
  if (inner === '/shop') return json(200, { name: shopName, handle });
  if (inner === '/products') return json(200, [...state.products.values()].map(summary));
  const product = state.products.get(Number(/^\/products\/(\d+)$/.exec(inner)?.[1]));
  if (!product) return json(404, { error: 'This product is not there' });
  if (request.method === 'POST') save(product, JSON.parse(body), state);
  return json(200, detail(product, state));
}

const json = (status: number, value: unknown): Reply => ({
  status,
  type: 'application/json',
  content: JSON.stringify(value),
});

const file = (name: string) => readFileSync(join(import.meta.dirname, 'admin', name));

interface Changes {
  title?: string;
  stock: readonly { variant: number; place: number; available: number }[];
}

/** Assumed: the admin's own form sets what it shows, whatever the figure has become meanwhile. */
function save(product: Product, changes: Changes, state: ShopState): void {
  if (changes.title) product.title = changes.title;
  for (const { variant: id, place: at, available } of changes.stock) {
    const variant = product.variants.find((each) => each.id === id);
    const place = state.places.find((each) => each.id === at);
    if (variant && place && Number.isSafeInteger(available)) state.setAvailable(variant, place, available);
  }
}

function summary(product: Product) {
  const levels = product.variants.flatMap((variant) => (variant.tracked ? [...variant.levels.values()] : []));
  return {
    id: product.id,
    title: product.title,
    variants: product.variants.length,
    tracked: product.variants.some(({ tracked }) => tracked),
    available: levels.reduce((sum, { available }) => sum + available, 0),
  };
}

function detail(product: Product, state: ShopState) {
  const ids = [...state.products.keys()];
  const at = ids.indexOf(product.id);
  return {
    id: product.id,
    title: product.title,
    hasVariants: product.hasVariants,
    previous: ids[at - 1] ?? null,
    next: ids[at + 1] ?? null,
    variants: product.variants.map((variant) => ({
      id: variant.id,
      title: variant.title,
      sku: variant.sku,
      tracked: variant.tracked,
      stock: state.places.filter(({ active }) => active).flatMap((place) => stockAt(variant, place.id, place.name)),
    })),
  };
}

function stockAt(variant: Variant, place: number, name: string) {
  const level = variant.levels.get(place);
  if (!level?.active) return [];
  const { available, committed } = level;
  return [{ place, name, available, committed, onHand: available + committed }];
}
