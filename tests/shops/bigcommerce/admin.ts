import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { isOptioned, type Product, type StoreState, shown, stockOf } from './state.ts';

/**
 * The control panel at `store-{hash}.mybigcommerce.com/manage`: one page for every address, which asks endpoints of its own
 * for what it shows. They belong to the stand-in, like the session that they would need.
 */
export interface AdminRequest {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  body: string;
  state: StoreState;
  shopName: string;
  /** The host is this store's. */
  own: boolean;
}

/** As strict as a control panel may be: no inline script or style, nothing from elsewhere. */
const POLICY = "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

const ASSETS: Record<string, string> = {
  '/manage/assets/admin.js': 'text/javascript',
  '/manage/assets/admin.css': 'text/css',
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

function reply({ request, url, body, state, shopName, own }: AdminRequest): Reply {
  if (!own) return { status: 404, type: 'text/plain', content: 'No such store' };
  const asset = ASSETS[url.pathname];
  if (asset) return { status: 200, type: asset, content: file(url.pathname.slice('/manage/assets/'.length)) };
  if (url.pathname === '/favicon.ico') return { status: 204, type: 'image/x-icon', content: '' };
  if (!/^\/manage(\/|$)/.test(url.pathname)) {
    return { status: 200, type: 'text/html', content: `<!doctype html><title>${shopName}</title><h1>${shopName}</h1>` };
  }
  const inner = /^\/manage\/inner(\/.*)$/.exec(url.pathname)?.[1];
  if (inner === undefined) return { status: 200, type: 'text/html', content: file('index.html') };
  if (inner === '/store') return json(200, { name: shopName });
  if (inner === '/products')
    return json(
      200,
      [...state.products.values()].map((one) => summary(one, state)),
    );
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
  name?: string;
  stock: readonly { variant: number; place: number; available: number }[];
}

/** Assumed: the form sets what it shows, whatever the figure has become meanwhile. */
function save(product: Product, changes: Changes, state: StoreState): void {
  if (changes.name) Object.assign(product, { name: changes.name, modified: state.now() });
  for (const { variant: id, place, available } of changes.stock) {
    const variant = product.variants.find((one) => one.id === id);
    if (!variant || !Number.isSafeInteger(available)) continue;
    const stock = state.at(stockOf(product, variant), place);
    stock.onHand = available + stock.safety;
  }
}

function summary(product: Product, state: StoreState) {
  const levels = detail(product, state).variants.flatMap(({ stock }) => stock);
  return {
    id: product.id,
    name: product.name,
    sku: product.sku || `${product.variants.length} variants`,
    available: product.tracking === 'none' ? null : levels.reduce((sum, { available }) => sum + available, 0),
  };
}

function detail(product: Product, state: StoreState) {
  const shared = product.tracking === 'product' && isOptioned(product);
  const holders = shared ? product.variants.slice(0, 1) : product.variants;
  return {
    id: product.id,
    name: product.name,
    sku: product.sku,
    tracking: product.tracking,
    optioned: isOptioned(product) && !shared,
    variants: holders.map((variant) => ({
      id: variant.id,
      sku: variant.sku,
      title: variant.options.join(' / '),
      stock: state.places.map(({ id, label }) => {
        const level = state.at(stockOf(product, variant), id);
        return { place: id, label, available: shown(level, state.now()) - level.safety };
      }),
    })),
  };
}
