import type { ItemId } from '../../model/ids.ts';
import type { AdminPage, OwnField, PageProduct } from '../channel.ts';
import { itemRef } from './item-id.ts';

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
    return figures.flatMap((of): OwnField[] => {
      const fields = fieldsOf(document, of.item);
      const shows = fields && figure(fields.stock);
      const from = fields && figure(fields.opened ?? fields.stock);
      if (!fields || shows === null || from === null) return [];
      return [
        {
          of,
          // The form sends what it was opened with; the shop refuses its stock when that is no longer what it has.
          stale: from !== of.figure,
          shows,
          bringUpToDate() {
            if (fields.opened) put(fields.opened, of.figure);
            put(fields.stock, of.figure);
          },
        },
      ];
    });
  },
};

/** An item's stock in the form, and what it was when the form was opened. */
interface StockFields {
  stock: HTMLInputElement;
  opened: HTMLInputElement | null;
}

/** Null where the form has none of this item: another product's, not managed, or a variation that isn't there yet. */
function fieldsOf(document: Document, item: ItemId): StockFields | null {
  const ref = itemRef(item);
  const find = (within: ParentNode | null | undefined, selector: string) =>
    within?.querySelector<HTMLInputElement>(selector) ?? null;
  if (!ref || find(document, '#post_ID')?.value !== `${ref.product}`) return null;
  if (ref.variation === null) {
    const stock = find(document, '#inventory_product_data #_stock');
    return stock && find(document, '#_manage_stock')?.checked
      ? { stock, opened: find(document, 'input[name="_original_stock"]') }
      : null;
  }
  // The rows come when their tab is opened, and are made anew by each save of theirs.
  const rows = [...document.querySelectorAll('.woocommerce_variation')];
  const row = rows.find((one) => find(one, '.variable_post_id')?.value === `${ref.variation}`);
  const stock = find(row, '[name^="variable_stock["]');
  return stock && find(row, '.variable_manage_stock')?.checked
    ? { stock, opened: find(row, '[name^="variable_original_stock["]') }
    : null;
}

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
