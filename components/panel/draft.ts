import { MAX_COUNT } from '../../lib/model/count.ts';
import { parseCount } from '../../lib/stock/parse-count.ts';
import type { WordKey } from '../words/translate.ts';
import type { PanelEdit } from './ports.ts';

/** What a person typed for one count and hasn't saved yet. */
export interface Draft {
  warehouse: string;
  sku: string;
  text: string;
  /** The count on screen when typing began; null: it wasn't known. Sent along, so that no sale is undone. */
  seen: number | null;
  /** The field was left or Save was pressed: its sentence shows. Before that nobody is interrupted. */
  checked: boolean;
  /** Told by the background that the count moved, and by what: "2 sold on Acme Woo, 20 s ago". */
  what: string | null;
  /** Why the background refused it. */
  refused: string | null;
  /** On its way under this id, with the text that was sent. */
  sending: { id: string; text: string } | null;
}

export type Reading =
  /** `makes`: what the count will be, from what is known now. */
  | { ok: true; change: PanelEdit['change']; makes: number }
  /** `final`: typing on can't heal it, so it is said at once. */
  | { ok: false; sentence: WordKey; final?: true; params?: Record<string, number> };

/** What a draft means, given the count that is shown now. */
export function readDraft(draft: Draft, count: number | null): Reading {
  const parsed = parseCount(draft.text);
  if (!parsed.ok) return { ok: false, sentence: `count.${parsed.reason}` };
  const change = parsed.value;
  if (change.kind === 'set') return { ok: true, change: { ...change, seen: draft.seen }, makes: change.to };
  if (count === null) return { ok: false, sentence: 'count.adjust-unknown', final: true };
  const makes = count + change.by;
  if (makes < 0) return { ok: false, sentence: 'count.makes-negative', final: true, params: { makes } };
  if (makes > MAX_COUNT) return { ok: false, sentence: 'count.too-large', final: true };
  return { ok: true, change, makes };
}

/** Is this text the count as its field shows it? */
export function typedNothing(text: string, count: number | null): boolean {
  return text.trim() === (count === null ? '' : String(count));
}

/** The count moved since typing began: what was typed can be meant in two ways, and a person chooses. */
export interface Moved {
  seen: number | null;
  /** What the count is now. */
  now: number | null;
  typed: number;
  /** The difference that was meant, and what it makes now; null where there is none, or it would go below 0. */
  apply: { by: number; makes: number } | null;
}

/** Both results for a draft whose count moved, or null: it didn't, or a difference was typed, which is never undone. */
export function movedSince(draft: Draft, count: number | null): Moved | null {
  if (draft.sending || draft.seen === count) return null;
  const reading = readDraft(draft, count);
  if (!reading.ok || reading.change.kind !== 'set') return null;
  const typed = reading.change.to;
  const by = draft.seen === null ? null : typed - draft.seen;
  const makes = by === null || count === null ? null : count + by;
  return {
    seen: draft.seen,
    now: count,
    typed,
    apply: by === null || by === 0 || makes === null || makes < 0 || makes > MAX_COUNT ? null : { by, makes },
  };
}
