/**
 * What nobody sees in a SKU though it makes it another one: spaces at its ends or several in a row, any that the space
 * bar doesn't make, and characters without a width.
 */
const ODD = /^\s+|\s+$|\s{2,}|[^\S ]|\p{Cf}/gu;

export interface SkuPart {
  text: string;
  /** It is to be marked. */
  odd: boolean;
}

/** A SKU in its order, cut where something is to be marked. */
export function oddSpaces(sku: string): SkuPart[] {
  const parts: SkuPart[] = [];
  let from = 0;
  for (const { 0: text, index } of sku.matchAll(ODD)) {
    if (index > from) parts.push({ text: sku.slice(from, index), odd: false });
    parts.push({ text, odd: true });
    from = index + text.length;
  }
  if (from < sku.length) parts.push({ text: sku.slice(from), odd: false });
  return parts;
}

/** The same within a sentence, where it is only read: "TIN-1␣". */
export const withMarks = (sku: string): string => sku.replace(ODD, (text) => '␣'.repeat([...text].length));
