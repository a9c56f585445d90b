import type { AdminPage, PageProduct } from '../channel.ts';
import { bottomBar } from './bottom-bar.ts';

const HOST = /^store-[a-z0-9]+\.mybigcommerce\.com$/;
/** `/manage/products/edit/12` and, in older links, `/manage/products/12/edit`. */
const PRODUCT = /^\/manage\/products\/(?:edit\/([1-9]\d*)|([1-9]\d*)\/edit)\/?$/;
/** The stock of a product without options, in a store with one location: others have a field for each location. */
const STOCK = 'input#productInput-inventory_level';

/**
 * BigCommerce's control panel: one page for every address, drawn by a framework, perhaps in a frame of its own. So the
 * product comes from the address alone and the panel is docked.
 */
function createPage(): AdminPage {
  // What a field said when it was first seen at an address: the page doesn't keep what it was opened with.
  const opened = new WeakMap<HTMLInputElement, { address: string; figure: number }>();

  return {
    channel: 'bigcommerce',

    product(url): PageProduct | null {
      const found = HOST.test(url.hostname) ? PRODUCT.exec(url.pathname) : null;
      const product = found?.[1] ?? found?.[2];
      if (product === undefined) return null;
      return { channel: 'bigcommerce', origin: url.origin, basePath: '', adminHandle: null, product, variant: null };
    },

    anchor: () => null,
    bottomInset: bottomBar,

    ownFields(document, figures) {
      const [of, ...others] = figures;
      const input = document.querySelector<HTMLInputElement>(STOCK);
      if (!of || others.length > 0 || !input || input.disabled) return [];
      const shows = figureOf(input);
      if (shows === null) return [];
      const address = document.defaultView?.location.href ?? '';
      const known = opened.get(input);
      // Saved, or brought up to date: from here on the form starts with that.
      if (known?.address !== address || shows === of.figure) opened.set(input, { address, figure: shows });
      const from = opened.get(input)?.figure ?? shows;
      return [
        {
          of,
          stale: from !== of.figure && shows !== of.figure,
          shows,
          bringUpToDate() {
            put(input, of.figure);
            opened.set(input, { address, figure: of.figure });
          },
        },
      ];
    },
  };
}

export const bigCommercePage = createPage();

function figureOf(input: HTMLInputElement): number | null {
  const value = input.value.trim();
  return /^-?\d+$/.test(value) ? Number(value) : null;
}

/** As if it had been typed, so that the page's own scripts see it. */
function put(input: HTMLInputElement, value: number): void {
  input.value = String(value);
  for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
}
