import type { Row } from './schema.ts';

/**
 * What a pass over all stock comes to: one number for every 2,048th product, of all their figures together. Two passes
 * whose numbers differ somewhere had different figures there; that they don't see a change is one chance in four
 * thousand million, and the daily pass over everything sees it then.
 */
export type Fingerprint = Uint32Array;

const SIZE = 2_048;

export function fingerprint(rows: readonly Row[]): Fingerprint {
  const sums = new Uint32Array(SIZE);
  for (const { identity, locations } of rows) {
    const place = placeOf(identity.product_id ?? 0);
    for (const { location_id, available_to_sell } of locations) {
      const figure = `${identity.product_id}/${identity.variant_id}/${location_id}=${String(available_to_sell)}`;
      // A sum, since nothing is said of the order in which rows come.
      sums[place] = (sums[place] ?? 0) + hash(figure);
    }
  }
  return sums;
}

/** Products whose figures may differ between the two. */
export function differs(before: Fingerprint, after: Fingerprint): (product: number) => boolean {
  return (product) => before[placeOf(product)] !== after[placeOf(product)];
}

const placeOf = (product: number): number => product % SIZE;

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

export function written(sums: Fingerprint): string {
  const bytes = new Uint8Array(sums.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [at, sum] of sums.entries()) view.setUint32(at * 4, sum);
  return btoa(String.fromCharCode(...bytes));
}

/** Null: nothing that {@link written} made. */
export function readAgain(text: string): Fingerprint | null {
  if (!/^[A-Za-z0-9+/]+=*$/.test(text) || text.length !== Math.ceil((SIZE * 4) / 3) * 4) return null;
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Uint32Array.from({ length: SIZE }, (_, at) => view.getUint32(at * 4));
}
