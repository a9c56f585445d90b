import type { Item, Product } from '../../../lib/model/catalogue.ts';
import type { IntegrationId, ItemId, Sku } from '../../../lib/model/ids.ts';
import type { Directory } from '../../../lib/sync/ports.ts';

/** What a SKU is called and found by. */
export interface Text {
  sku: Sku;
  title: string;
  variant: string | null;
  barcode: string | null;
  /** In the catalogue; otherwise it was only seen in these shops. */
  kept: boolean;
  shops: Set<IntegrationId>;
  /** All that is searched, in small letters; made when it is first looked at. */
  searched: string | null;
}

/** The words of every SKU that the catalogue or a shop has, and their order by title. */
export class Texts {
  private readonly bySku = new Map<Sku, Text>();
  /** The SKU that an item of a shop was last seen with. */
  private readonly ofItem = new Map<string, Sku>();
  private order: readonly Text[] | null = null;
  private numbers: readonly Text[] | null = null;
  private keys: readonly Text[] | null = null;

  static async load(directory: Directory): Promise<Texts> {
    const texts = new Texts();
    texts.addProducts(await directory.products());
    for (const { id } of await directory.integrations()) texts.addItems(await directory.allItems(id));
    return texts;
  }

  get(sku: Sku): Text | undefined {
    return this.bySku.get(sku);
  }

  /** How many are in the catalogue. */
  size(): number {
    let size = 0;
    for (const { kept } of this.bySku.values()) if (kept) size += 1;
    return size;
  }

  /** By title, then by SKU as people count: A-2 before A-10. */
  byTitle(): readonly Text[] {
    this.order ??= [...this.bySku.values()].sort(
      (a, b) => TITLES.compare(a.title, b.title) || NUMBERS.compare(a.sku, b.sku),
    );
    return this.order;
  }

  /** By SKU as people count. */
  byNumber(): readonly Text[] {
    this.numbers ??= [...this.bySku.values()].sort((a, b) => NUMBERS.compare(a.sku, b.sku));
    return this.numbers;
  }

  /** By the code units of their SKUs: an order that nothing moves but SKUs that come and go. */
  byKey(): readonly Text[] {
    this.keys ??= [...this.bySku.values()].sort((a, b) => (a.sku < b.sku ? -1 : 1));
    return this.keys;
  }

  /** As the directory does it: what is in the catalogue already stays as it is. */
  addProducts(products: readonly Product[]): void {
    for (const { sku, title, variant } of products) {
      const known = this.bySku.get(sku);
      if (known?.kept) continue;
      const { barcode = null, shops = new Set<string>() } = known ?? {};
      this.put({ sku, title, variant, barcode, kept: true, shops, searched: null });
    }
  }

  addItems(items: readonly Item[]): void {
    for (const { integration, item, sku, title, variant, barcode = null } of items) {
      const before = this.ofItem.get(keyOf(integration, item));
      if (before !== undefined && before !== sku) this.removeItems(integration, [item]);
      if (sku === null) continue;
      this.ofItem.set(keyOf(integration, item), sku);
      const known = this.bySku.get(sku);
      if (!known) {
        this.put({ sku, title, variant, barcode, kept: false, shops: new Set([integration]), searched: null });
        continue;
      }
      known.shops.add(integration);
      known.barcode = barcode ?? known.barcode;
      known.searched = null;
      // What is in the catalogue is called as it was when it came in.
      if (!known.kept && (known.title !== title || known.variant !== variant)) this.put({ ...known, title, variant });
    }
  }

  removeItems(integration: IntegrationId, items: readonly ItemId[]): void {
    for (const item of items) {
      const key = keyOf(integration, item);
      const text = this.bySku.get(this.ofItem.get(key) ?? '');
      this.ofItem.delete(key);
      text?.shops.delete(integration);
      if (!text || text.kept || text.shops.size > 0) continue;
      this.bySku.delete(text.sku);
      this.disorder();
    }
  }

  private put(text: Text): void {
    this.bySku.set(text.sku, text);
    this.disorder();
  }

  private disorder(): void {
    this.order = null;
    this.numbers = null;
    this.keys = null;
  }
}

/** Has it these small letters anywhere? */
export function hasWords(text: Text, wanted: string): boolean {
  if (wanted === '') return true;
  text.searched ??= `${text.title}\n${text.variant ?? ''}\n${text.sku}\n${text.barcode ?? ''}`.toLowerCase();
  return text.searched.includes(wanted);
}

const keyOf = (integration: IntegrationId, item: ItemId): string => `${integration}\n${item}`;

const TITLES = new Intl.Collator();
const NUMBERS = new Intl.Collator(undefined, { numeric: true });
