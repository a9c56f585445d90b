/**
 * The address of a variant's page in the React admin holds no product. Such a page names its product by the variant:
 * `variant/7` instead of `3`.
 */
const PREFIX = 'variant/';

export const productOfVariant = (variant: string): string => PREFIX + variant;

/** The variant whose product is meant; null: this is a product's own id. */
export const variantOf = (product: string): string | null =>
  product.startsWith(PREFIX) ? product.slice(PREFIX.length) : null;
