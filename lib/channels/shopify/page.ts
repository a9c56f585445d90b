import type { AdminPage, PageProduct } from '../channel.ts';

const ADMIN_HOST = 'admin.shopify.com';
/** `/products/1`, `/products/1/variants/2`; a variant that is being made (`/variants/new`) shows the product's. */
const PRODUCT = /^\/products\/(\d+)(?:\/variants\/(?:(\d+)|new))?\/?$/;
/** A bar at the bottom that is taller than this isn't one. */
const TALLEST_BAR = 200;

/**
 * Shopify's admin: one page for all shops, each below `/store/{handle}`. Its class names change with every release, so
 * nothing here knows any: the product comes from the address, the panel is docked.
 */
export const shopifyPage: AdminPage = {
  channel: 'shopify',

  product(url): PageProduct | null {
    const place = adminPath(url);
    const found = place && PRODUCT.exec(place.path);
    if (!place || !found?.[1]) return null;
    return {
      channel: 'shopify',
      origin: url.origin,
      basePath: '',
      adminHandle: place.handle,
      product: found[1],
      variant: found[2] ?? null,
    };
  },

  anchor: () => null,

  /** A bar that sticks to the bottom, whatever it is called: found by where it is, not by what it is. */
  bottomInset(document) {
    const window = document.defaultView;
    if (!window) return 0;
    const { innerWidth: width, innerHeight: height } = window;
    const bars = [0.25, 0.5, 0.75].map((part) => bar(document.elementFromPoint(width * part, height - 2), window));
    return Math.max(0, ...bars);
  },
};

/** The shop's handle and the path inside its admin; null: not an admin address. */
function adminPath(url: URL): { handle: string; path: string } | null {
  if (url.hostname === ADMIN_HOST) {
    const [, handle, path] = /^\/store\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
    return handle ? { handle, path: path ?? '/' } : null;
  }
  // The old address of the same admin, which leads to the new one.
  const shop = /^([a-z0-9-]+)\.myshopify\.com$/.exec(url.hostname)?.[1];
  return shop && url.pathname.startsWith('/admin/')
    ? { handle: shop, path: url.pathname.slice('/admin'.length) }
    : null;
}

/** Height that the fixed or sticky bar around this element takes from the bottom; 0: there is none. */
function bar(from: Element | null, window: Window): number {
  for (let element = from; element; element = element.parentElement) {
    const { position } = window.getComputedStyle(element);
    if (position !== 'fixed' && position !== 'sticky') continue;
    const { top, bottom } = element.getBoundingClientRect();
    const height = window.innerHeight - top;
    return bottom >= window.innerHeight - 4 && height > 0 && height <= TALLEST_BAR ? Math.ceil(height) : 0;
  }
  return 0;
}
