/**
 * The eight products that both stand-in shops sell, by SKU. The fourth has variants; names are long and odd on
 * purpose, since real ones are.
 */
export interface SeedVariant {
  sku: string;
  /** Not every product has one. */
  barcode?: string;
  /** null for a product without variants. */
  title: string | null;
  /** Units available: at the first and second Shopify location, and in the WooCommerce shop. */
  bristol: number;
  rotterdam: number;
  woo: number;
}

export interface SeedProduct {
  title: string;
  variants: readonly SeedVariant[];
}

const one = (sku: string, bristol: number, rotterdam: number, woo: number, barcode?: string): SeedVariant[] => [
  { sku, title: null, bristol, rotterdam, woo, ...(barcode !== undefined && { barcode }) },
];

export const CATALOGUE: readonly SeedProduct[] = [
  {
    title: 'Fjord Wool Throw, undyed, herringbone, 130 × 180 cm',
    variants: one('FW-THR-130', 12, 18240, 12, '5012345678900'),
  },
  { title: 'Enamel Mug, 350 ml, Speckled Forest Green with Rolled Steel Rim', variants: one('EM-350-FG', 40, 6, 40) },
  { title: 'Café-quality Ceramic Dripper, Size 02, Matte White', variants: one('CD-02-MW', 7, 0, 9) },
  {
    title: 'Merino Base Layer — Long Sleeve, Crew Neck, Recycled Cuffs',
    variants: [
      { sku: 'MB-SB-S', title: 'Slate Blue / S', bristol: 14, rotterdam: 240, woo: 14 },
      { sku: 'MB-SB-M', title: 'Slate Blue / M', bristol: 22, rotterdam: 318, woo: 22 },
      { sku: 'MB-SB-L', title: 'Slate Blue / L', bristol: 9, rotterdam: 396, woo: 9 },
      { sku: 'MB-HO-M', title: 'Heather Oat, undyed / M', bristol: 31, rotterdam: 96, woo: 31 },
    ],
  },
  { title: 'M6 × 40 Stainless Steel Hex Bolt, A4-80, box of 100', variants: one('HB-M6-40-A4', 46210, 12050, 46210) },
  { title: 'قميص كتان بأكمام طويلة، ياقة واقفة، أبيض عاجي', variants: one('QM-LIN-W', 12480, 64, 12480) },
  { title: 'Edelstahl-Trinkflasche, doppelwandig, 750 ml, nachtblau', variants: one('TF-750-NB', 1204, 318, 1204) },
  { title: 'Rice Bowl', variants: one('tea-001', 0, 5, 3) },
];
