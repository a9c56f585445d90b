/** Shopify's global ids are opaque except where an admin address shows the number in them. */

export const productGid = (product: string): string => `gid://shopify/Product/${product}`;

/** The number that stands in the product's admin address; null: not a product's id. */
export function productNumber(gid: string): string | null {
  return /^gid:\/\/shopify\/Product\/(\d+)$/.exec(gid)?.[1] ?? null;
}

/** The number that stands in the address of the variant's own page; null: not a variant's id. */
export function variantNumber(gid: string): string | null {
  return /^gid:\/\/shopify\/ProductVariant\/(\d+)$/.exec(gid)?.[1] ?? null;
}
