import type { LeftMatches, WhichMatches } from '../../../lib/model/checklist.ts';
import { type MatchRow, OPEN_KINDS, type OpenMatches } from '../../../lib/model/match-row.ts';

/** Items of a shop that aren't in sync as they are: how many by why, and which. */
export function openMatches(rows: readonly MatchRow[]): { open: OpenMatches; which: WhichMatches } {
  const open: OpenMatches = { duplicate: 0, differs: 0, 'no-sku': 0, untracked: 0, 'not-in-master': 0 };
  const which: string[] = [];
  for (const { kind, item } of rows) {
    if (!(kind in open)) continue;
    open[kind as keyof OpenMatches] += 1;
    which.push(shortHash(`${kind} ${item}`));
  }
  return { open, which: which.join('') };
}

/** Is there none that wasn't there when a person looked? Fewer are no news; another one, or one for another reason, is. */
export function isReviewed(now: ReturnType<typeof openMatches>, left: LeftMatches | undefined): boolean {
  if (left?.which === undefined) return OPEN_KINDS.every((kind) => now.open[kind] <= (left?.open[kind] ?? 0));
  const seen = new Set(hashesOf(left.which));
  return hashesOf(now.which).every((one) => seen.has(one));
}

const hashesOf = (which: WhichMatches): readonly string[] => which.match(/.{8}/g) ?? [];

/**
 * FNV-1a, 32 bits: a catalogue's open items are kept in a few kilobytes. Of 50,000 that were left, one new item in about
 * 86,000 looks like one of them, and is then not told here; the page of the matches has it all the same.
 */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
