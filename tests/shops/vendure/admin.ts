import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Product, ShopState, Variant } from './state.ts';

/**
 * Both admins: the Angular one at `/admin` and the React one at `/dashboard`, each one page for every address below it.
 * They ask endpoints of their own for what they show, which belong to the stand-in, like the session that they would need.
 */
export interface AdminRequest {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  body: string;
  state: ShopState;
  /** Before everything of the shop. */
  path: string;
  /** The React admin sends all stock fields. */
  older: boolean;
  shopName: string;
}

/** As strict as a shop's admin may be: no inline script or style, nothing from elsewhere. */
const POLICY = "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

const TYPES: Readonly<Record<string, string>> = { 'admin.js': 'text/javascript', 'admin.css': 'text/css' };

interface Reply {
  status: number;
  type: string;
  content: string | Buffer;
}

export function answerAdmin(asked: AdminRequest): void {
  const { status, type, content } = reply(asked);
  asked.response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': POLICY,
    'cache-control': 'no-store',
  });
  asked.response.end(content);
}

function reply({ request, url, body, state, path, older, shopName }: AdminRequest): Reply {
  const inner = url.pathname.slice(path.length);
  const asset = /^\/assets\/([a-z.]+)$/.exec(inner)?.[1] ?? '';
  if (TYPES[asset]) return { status: 200, type: TYPES[asset], content: file(asset) };
  if (/^\/(admin|dashboard)(\/|$)/.test(inner)) {
    const html = String(file('index.html')).replaceAll('{path}', path);
    return { status: 200, type: 'text/html', content: html };
  }
  const call = /^\/internal(\/.*)$/.exec(inner)?.[1];
  if (call === '/shop') return json(200, { name: shopName, older, places: state.places });
  if (call === '/products') return json(200, [...state.products.values()].map(detail));
  const product = state.products.get(Number(/^\/products\/(\d+)$/.exec(call ?? '')?.[1]));
  if (product) return json(200, detail(product));
  const variant = state.variant(/^\/variants\/(\d+)$/.exec(call ?? '')?.[1] ?? '');
  if (!variant) return json(404, { message: 'Not found' });
  if (request.method === 'POST') save(variant, JSON.parse(body), state);
  return json(200, { ...rows(variant), product: { id: variant.product.id, name: variant.product.name } });
}

const json = (status: number, value: unknown): Reply => ({
  status,
  type: 'application/json',
  content: JSON.stringify(value),
});

const file = (name: string) => readFileSync(join(import.meta.dirname, 'admin', name));

/** As the API does it: what is sent is set, whatever the figure has become meanwhile. */
function save(variant: Variant, sent: { sku: string; levels: { place: number; onHand: number }[] }, state: ShopState) {
  variant.sku = sent.sku;
  state.touch(variant);
  for (const { place: id, onHand } of sent.levels) {
    const place = state.places.find((each) => each.id === id);
    if (place && Number.isSafeInteger(onHand)) state.set(variant, place, onHand);
  }
}

const detail = ({ id, name, variants }: Product) => ({ id, name, variants: variants.map(rows) });

const rows = ({ id, sku, name, levels }: Variant) => ({
  id,
  sku,
  name,
  levels: [...levels].map(([place, { onHand, allocated }]) => ({ place, onHand, allocated })),
});
