import type { AdminPage, OwnField, ShopFigure } from '../channel.ts';
import { adminProduct } from './admin-address.ts';

/** Where a field keeps, on the page, what it said when it was first seen: the form itself doesn't. */
const OPENED = 'shiptheoryOpened';

const ROWS = '[data-index="assigned_sources"] tr.data-row';
const QUANTITY = 'input[name^="sources[assigned_sources]"][name$="[quantity]"]';
const STATUS = 'select[name^="sources[assigned_sources]"][name$="[status]"]';
/** The one field of a shop that has no other source than its first. */
const SINGLE = 'input[name="product[quantity_and_stock_status][qty]"]';

/**
 * Magento's product form. It is one wide column without a side, so the panel is docked; its Save bar is at the top. The
 * form renders itself some seconds after the page is there, and tells of a source only its name.
 */
export const magentoPage: AdminPage = {
  channel: 'magento',

  product(url) {
    const page = adminProduct(url);
    if (!page) return null;
    const { basePath, product } = page;
    return { channel: 'magento', origin: url.origin, basePath, adminHandle: null, product, variant: null };
  },

  anchor: () => null,

  bottomInset: () => 0,

  /**
   * Saving the form writes every source's quantity as the form has it, without a look at what the shop has: a field
   * that was opened with another one undoes what changed since. `own` is that quantity where the figure is what can be
   * sold, which is another; without it nothing is said of such a field.
   */
  ownFields(document, figures) {
    const rows = [...document.querySelectorAll(ROWS)];
    if (rows.length > 0) {
      return rows.flatMap((row) => {
        const name = rowName(row);
        const of = figures.filter(({ location }) => location === name);
        const input = row.querySelector<HTMLInputElement>(QUANTITY);
        const [one, ...others] = of;
        return one && others.length === 0 && input
          ? field(input, row.querySelector<HTMLSelectElement>(STATUS), one)
          : [];
      });
    }
    const input = document.querySelector<HTMLInputElement>(SINGLE);
    const [one, ...others] = figures;
    return input && one && others.length === 0 ? field(input, null, one) : [];
  },
};

function field(input: HTMLInputElement, status: HTMLSelectElement | null, of: ShopFigure): OwnField[] {
  const shows = quantity(input.value);
  const has = of.own ?? (of.remoteLocation.includes(':') ? null : of.figure);
  if (shows === null || has === null || input.disabled) return [];
  input.dataset[OPENED] ??= String(shows);
  const opened = quantity(input.dataset[OPENED] ?? '');
  return [
    {
      of,
      stale: opened !== has,
      shows,
      bringUpToDate() {
        put(input, String(has));
        input.dataset[OPENED] = String(has);
        // A source that is out of stock for it has no figure, so one that has some is in stock.
        if (status && has > 0 && status.value === '0') put(status, '1');
      },
    },
  ];
}

/** The row's first cell with text in it: the source's name. */
function rowName(row: Element): string {
  const cell = row.querySelector('[data-index="name"]') ?? row.querySelector('td');
  return cell?.textContent?.trim() ?? '';
}

/** As Magento writes quantities: `12`, `12.0000`. */
function quantity(text: string): number | null {
  const value = text.trim();
  return value !== '' && Number.isFinite(Number(value)) ? Number(value) : null;
}

/** As if it had been typed, so that the form's own script takes it over. */
function put(control: HTMLInputElement | HTMLSelectElement, value: string): void {
  control.value = value;
  for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
}
