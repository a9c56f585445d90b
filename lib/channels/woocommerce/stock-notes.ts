import type { ItemId } from '../../model/ids.ts';
import { plainText } from './plain-text.ts';

/*
 * Whatever moves stock through an order leaves a note with it, in the shop's language. Its words say nothing here; its
 * figures, its arrow and what names the product do. From WooCommerce's source, 3.5 to 11:
 *
 * - `…: Ceramic mug (TEA-001) 10&rarr;9, Green tea (#812) <span class="description">…</span> 5&rarr;4`, up to about 9
 * - `…: Ceramic mug (10&rarr;9), Green tea (5&rarr;4)`, since then
 * - `…: Ceramic mug &ndash; 10&rarr;9`, when staff edit the order's lines
 * - `… #794 … 9 … 10.`, for each item that a refund puts back: its own id, and the figures before and after
 */

/** One line of the order that the note is of, with its words as {@link words} gives them. */
export interface NamedLine {
  /** The variation's id, or the product's where it has none. */
  id: number;
  product: number;
  sku: string;
  name: string;
  /** Whose stock it takes from. */
  item: ItemId;
}

/** One change that a note tells of. */
export interface NotedChange {
  /** Null: it can't be told whose it is. */
  item: ItemId | null;
  /** Null: not in whole units. */
  figures: { before: number; after: number } | null;
}

/** A text of the shop's as it is compared: without tags, and any space like any other. */
export const words = (html: string): string => plainText(html).replace(/\s+/g, ' ').trim();

const PAIR = /(?<![\p{L}\p{N}.,-])(-?\d+(?:[.,]\d+)?)\s*→\s*(-?\d+(?:[.,]\d+)?)(?![\p{L}\p{N}])/gu;

/** What a note tells of stock, in its order; nothing for a note of something else. */
export function changesIn(note: string, lines: readonly NamedLine[]): readonly NotedChange[] {
  // A variation's attributes stand between its identifier and its figures.
  const text = words(note.replace(/<span\b[^>]*>[\s\S]*?<\/span>/gi, ' '));
  let end = 0;
  const changes: NotedChange[] = [];
  for (const match of text.matchAll(PAIR)) {
    const item = byIdentifier(text, end, match.index, lines) ?? byName(text.slice(0, match.index), lines);
    changes.push({ item, figures: figuresOf(match[1], match[2]) });
    end = match.index + match[0].length;
  }
  return changes.length === 0 && !text.includes('→') ? restocked(text, lines) : changes;
}

/** By the last `(SKU)` or `(#id)` since the pair before. */
function byIdentifier(text: string, from: number, to: number, lines: readonly NamedLine[]): ItemId | null {
  const between = text.slice(from, to);
  const places = lines.map(({ id, sku }) => {
    return Math.max(between.lastIndexOf(`(#${id})`), sku === '' ? -1 : between.lastIndexOf(`(${sku})`));
  });
  const last = Math.max(-1, ...places);
  if (last === -1) return null;
  const fitting = lines.filter((_, index) => places[index] === last);
  // A variation without a SKU of its own has its product's, as its sisters do: then the name before it tells.
  return onlyItem(fitting) ?? byName(text.slice(0, from + last), fitting);
}

/** By the name that ends just before: the longest, so that "Tea" has nothing of what is "Green Tea"'s. */
function byName(before: string, lines: readonly NamedLine[]): ItemId | null {
  const bare = before.replace(/\s*[(（]?\s*$/u, '');
  const endings = [bare, bare.replace(/\s*[-–—]$/u, '')];
  const fitting = lines.filter(({ name }) => name !== '' && endings.some((text) => text.endsWith(name)));
  const longest = Math.max(0, ...fitting.map(({ name }) => name.length));
  return onlyItem(fitting.filter(({ name }) => name.length === longest));
}

/** What a refund put back: one id of this order's and two other whole numbers, the larger of which came after. */
function restocked(text: string, lines: readonly NamedLine[]): readonly NotedChange[] {
  const [id, ...otherIds] = [...text.matchAll(/#(\d+)/g)].map((match) => Number(match[1]));
  const [a, b, ...more] = text.replace(/#\d+/g, ' ').match(/-?\d+(?:[.,]\d+)?/g) ?? [];
  if (id === undefined || a === undefined || b === undefined || otherIds.length > 0 || more.length > 0) return [];
  const own = lines.filter((line) => line.id === id);
  const named = own.length > 0 ? own : lines.filter(({ product }) => product === id);
  const figures = figuresOf(a, b);
  if (named.length === 0 || (figures && figures.before === figures.after)) return [];
  return [{ item: onlyItem(named), figures: figures && rising(figures) }];
}

/** A translation may name the figure after before the one before. */
const rising = ({ before, after }: { before: number; after: number }): { before: number; after: number } =>
  before < after ? { before, after } : { before: after, after: before };

function onlyItem(lines: readonly NamedLine[]): ItemId | null {
  const items = new Set(lines.map(({ item }) => item));
  return items.size === 1 ? (lines[0]?.item ?? null) : null;
}

function figuresOf(a: string | undefined, b: string | undefined): NotedChange['figures'] {
  const [before, after] = [Number(a), Number(b)];
  return Number.isSafeInteger(before) && Number.isSafeInteger(after) ? { before, after } : null;
}
