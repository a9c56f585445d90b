import type { AdminPage, OwnField, PageProduct, ShopFigure } from '../channel.ts';
import { adminBase } from './admin-url.ts';
import { productOfVariant } from './variant-ref.ts';

/** `/catalog/products/1`, `…/variants/2`; the Angular admin keeps tabs and the like behind a `;`. */
const ANGULAR = /^(.*)\/catalog\/products\/([^/;]+)(?:;[^/]*)?(?:\/variants\/([^/;]+)(?:;[^/]*)?)?\/?$/;
const REACT_PRODUCT = /^(.*)\/products\/([^/]+)\/?$/;
const REACT_VARIANT = /^(.*)\/product-variants\/([^/]+)\/?$/;
/** What stands in place of an id while something is being made. */
const NOT_IDS = ['create', 'new'];
/** A bar at the bottom that is taller than this isn't one. */
const TALLEST_BAR = 200;

/**
 * Both of Vendure's admins: the Angular one (`/admin`) and the React one (`/dashboard`). Both are single pages, and may
 * live below a path or by another name.
 */
export const vendurePage: AdminPage = {
  channel: 'vendure',

  product(url): PageProduct | null {
    const [, angular, product, variant] = ANGULAR.exec(url.pathname) ?? [];
    if (angular !== undefined && product !== undefined) return pageProduct(url, angular, product, variant ?? null);
    const [, ofVariant, alone] = REACT_VARIANT.exec(url.pathname) ?? [];
    if (ofVariant !== undefined && alone !== undefined) {
      return pageProduct(url, ofVariant, productOfVariant(alone), alone);
    }
    const [, react, shown] = REACT_PRODUCT.exec(url.pathname) ?? [];
    // In the Angular admin `/catalog/products/…` was looked at above: what is left of it is no product.
    if (react === undefined || shown === undefined || react.endsWith('/catalog')) return null;
    return pageProduct(url, react, shown, null);
  },

  anchor: () => null,

  bottomInset(document) {
    const window = document.defaultView;
    if (!window) return 0;
    const { innerWidth: width, innerHeight: height } = window;
    const bars = [0.25, 0.5, 0.75].map((part) => bar(document.elementFromPoint(width * part, height - 2), window));
    return Math.max(0, ...bars);
  },

  /**
   * Both admins show units on hand, and a figure is what is available of them: a sale lowers it and leaves the field
   * right. So a field is only surely out of date where more is available than it says. The Angular admin never sends a
   * field that nobody touched; the React one did until the middle of 2026, whatever else was saved.
   */
  ownFields(document, figures) {
    const form = document.querySelector('input[name="sku"]')?.closest('form');
    // Its button is off as long as nobody typed anything: what somebody typed is theirs.
    if (!form?.querySelector('button[type="submit"]:disabled')) return [];
    const item = shownItem(form, figures);
    return figures.filter((of) => of.item === item).flatMap((of) => fieldOf(form, of) ?? []);
  },
};

function pageProduct(url: URL, path: string, product: string, variant: string | null): PageProduct | null {
  if ([product, variant].some((id) => id !== null && NOT_IDS.includes(id))) return null;
  const basePath = adminBase(`${path}/products`);
  return { channel: 'vendure', origin: url.origin, basePath, adminHandle: null, product, variant };
}

/** The variant whose stock the form can change: the one with the SKU in it. */
function shownItem(form: Element, figures: readonly ShopFigure[]): string | null {
  const sku = form.querySelector<HTMLInputElement>('input[name="sku"]')?.value;
  const items = new Set(figures.filter((of) => of.sku !== null && of.sku === sku).map((of) => of.item));
  const [item] = items;
  return items.size === 1 && item !== undefined ? item : null;
}

/** A field is named by its row, which says its location's name as soon as there are two. */
function fieldOf(form: Element, of: ShopFigure): OwnField | null {
  const fields = [...form.querySelectorAll<HTMLInputElement>('input[name^="stockLevels."][name$=".stockOnHand"]')];
  const named = fields.filter((field) => fields.length === 1 || labelOf(form, field) === of.location);
  const [field] = named;
  if (!field || named.length > 1 || !/^-?\d+$/.test(field.value)) return null;
  const shows = Number(field.value);
  return {
    of,
    stale: of.figure > shows,
    shows,
    // The page knows units on hand and we don't, so it is read anew; there is nothing in it that could be lost.
    bringUpToDate: () => field.ownerDocument.defaultView?.location.reload(),
  };
}

function labelOf(form: Element, { name }: HTMLInputElement): string | null {
  const label = [...form.querySelectorAll('label')].find(({ htmlFor }) => htmlFor === `field-${name}`);
  return label?.lastElementChild?.textContent?.trim() ?? null;
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
