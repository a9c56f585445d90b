import type { AdminPage, PageProduct } from '../channel.ts';

/** The classic product editor, and the newer one inside WooCommerce's own admin app. */
export const wooCommercePage: AdminPage = {
  channel: 'woocommerce',

  product(url, document) {
    const classic = /^(.*)\/wp-admin\/post\.php$/.exec(url.pathname);
    // Orders, posts and pages have the same address; only the page itself says that this is a product.
    if (
      classic &&
      url.searchParams.get('action') === 'edit' &&
      document.body?.classList.contains('post-type-product')
    ) {
      return pageProduct(url, classic[1] ?? '', url.searchParams.get('post') ?? '');
    }
    const app = /^(.*)\/wp-admin\/admin\.php$/.exec(url.pathname);
    if (app && url.searchParams.get('page') === 'wc-admin') {
      return pageProduct(url, app[1] ?? '', /^\/product\/(\d+)/.exec(url.searchParams.get('path') ?? '')?.[1] ?? '');
    }
    return null;
  },

  anchor(document) {
    const side = document.querySelector('#side-sortables');
    // Below the box with Update, which keeps its place.
    const publish = side?.querySelector(':scope > #submitdiv');
    if (publish) return { element: publish, place: 'after' };
    const column = side ?? document.querySelector('#postbox-container-1');
    return column ? { element: column, place: 'prepend' } : null;
  },

  bottomInset: () => 0,

  ownFields(document, figures) {
    const [of, ...others] = figures;
    const stock = document.querySelector<HTMLInputElement>('#inventory_product_data #_stock');
    const opened = document.querySelector<HTMLInputElement>('input[name="_original_stock"]');
    const managed = document.querySelector<HTMLInputElement>('#_manage_stock');
    if (!of || others.length > 0 || !stock || !managed?.checked) return [];
    const shows = figure(stock);
    const from = figure(opened ?? stock);
    if (shows === null || from === null) return [];
    return [
      {
        of,
        // The form sends what it was opened with; the shop refuses its stock when that is no longer what it has.
        stale: from !== of.figure,
        shows,
        bringUpToDate() {
          if (opened) put(opened, of.figure);
          put(stock, of.figure);
        },
      },
    ];
  },
};

function pageProduct(url: URL, basePath: string, product: string): PageProduct | null {
  if (!/^[1-9]\d*$/.test(product)) return null;
  return { channel: 'woocommerce', origin: url.origin, basePath, adminHandle: null, product, variant: null };
}

function figure(input: HTMLInputElement): number | null {
  const value = input.value.trim();
  return value !== '' && Number.isFinite(Number(value)) ? Number(value) : null;
}

/** As if it had been typed, so that the page's own scripts see it. */
function put(input: HTMLInputElement, value: number): void {
  input.value = String(value);
  for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
}
