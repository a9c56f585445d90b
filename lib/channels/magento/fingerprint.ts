import type { RemoteItem } from '../channel.ts';

/** Items fall into so many heaps by their number; of each heap one sum is kept. */
const HEAPS = 512;
/** Digits of one sum, in base 36. */
const DIGITS = 6;
const LARGEST = 36 ** DIGITS;

/** Sums of the heaps, as one text for each thing that can change: the catalogue (''), and each location's figures. */
export type Fingerprint = ReadonlyMap<string, string>;

/**
 * What all items look like, small enough to be kept between two looks: a shop of any size takes 3 KB for its catalogue
 * and as much for each location. Another sum means that something in the heap is another; that two differing heaps have
 * one sum happens once in two thousand million times, and the pass over everything, once a day, finds that too.
 */
export function fingerprint(items: readonly RemoteItem[], remoteLocations: readonly string[]): Fingerprint {
  const catalogue = items.map(({ item, product, sku, title, variant, tracked }) => ({
    item,
    text: JSON.stringify([item, product, sku, title, variant, tracked]),
  }));
  const places = remoteLocations.map((place): [string, string] => {
    const figures = items.map(({ item, levels }) => {
      const level = levels.find(({ remoteLocation }) => remoteLocation === place);
      return { item, text: `${item} ${level?.quantity ?? level?.absent}` };
    });
    return [place, heaped(figures)];
  });
  return new Map([['', heaped(catalogue)], ...places]);
}

/** Which items may differ between two looks; a location that is only in the later one differs everywhere. */
export function differsFrom(before: Fingerprint, now: Fingerprint): (item: string) => boolean {
  const heaps = new Set<number>();
  for (const [place, sums] of now) {
    const old = before.get(place) ?? '';
    for (let heap = 0; heap < HEAPS; heap += 1) if (sumAt(sums, heap) !== sumAt(old, heap)) heaps.add(heap);
  }
  return (item) => heaps.has(heapOf(item));
}

function heaped(items: readonly { item: string; text: string }[]): string {
  const sums = new Array<number>(HEAPS).fill(0);
  for (const { item, text } of items) {
    const heap = heapOf(item);
    sums[heap] = ((sums[heap] ?? 0) + hash(text)) % LARGEST;
  }
  return sums.map((sum) => sum.toString(36).padStart(DIGITS, '0')).join('');
}

const heapOf = (item: string): number => Number(item) % HEAPS;

const sumAt = (sums: string, heap: number): string => sums.slice(heap * DIGITS, (heap + 1) * DIGITS);

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
