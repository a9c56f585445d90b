import type { SaveResult } from '../../lib/model/views.ts';
import { afterSave, type CellKey, cellKey, changeCells, findCell, mergeView, type ProductView } from './cells.ts';
import { type Draft, readDraft, typedNothing } from './draft.ts';
import type { PanelEdit, PanelUndo } from './ports.ts';

/** A count as it was saved last, for Undo and for following it to its locations. */
export interface Saved {
  id: string;
  warehouse: string;
  sku: string;
  revision: number;
}

/** Something the whole panel has to say. Sentences come from the background, keys from here. */
export type Trouble =
  | { kind: 'told'; sentence: string; step: string }
  /** A call didn't come through; what it was for is tried again by hand. */
  | { kind: 'unreached' };

/** Everything the panel shows. Only the functions in this file make a new one. */
export interface PanelState {
  /** null: not read yet. */
  view: ProductView | null;
  /** Set while there is no product to show. */
  instead: { kind: 'unknown' } | { kind: 'not-set-up'; sentence: string } | null;
  trouble: Trouble | null;
  /** false: the extension was updated and this page's copy is cut off, or the shop isn't connected any more. */
  live: boolean;
  /** false: the page's shop isn't connected any more. */
  connected: boolean;
  drafts: ReadonlyMap<CellKey, Draft>;
  /** What was saved last, until the next edit; `undone` when it was taken back. */
  saved: { entries: readonly Saved[]; undone: boolean } | null;
  /** A refused Undo, as a sentence. */
  refusal: string | null;
  undoing: boolean;
  /** An answer is awaited again: the first one got lost. */
  unconfirmed: boolean;
}

export const EMPTY_STATE: PanelState = {
  view: null,
  instead: null,
  trouble: null,
  live: true,
  connected: true,
  drafts: new Map(),
  saved: null,
  refusal: null,
  undoing: false,
  unconfirmed: false,
};

function withDraft(state: PanelState, key: CellKey, draft: Draft | null): PanelState {
  const drafts = new Map(state.drafts);
  if (draft) drafts.set(key, draft);
  else drafts.delete(key);
  return { ...state, drafts };
}

export function countOf(state: PanelState, key: CellKey): number | null {
  return findCell(state.view, key)?.view.count ?? null;
}

/** The page's shop isn't connected any more: what is shown is what was known last. */
export const unconnected = (state: PanelState): PanelState => ({ ...state, live: false, connected: false });

/** An answer came, so the shop is connected, again or still. */
export function connectedAgain(state: PanelState): PanelState {
  return state.connected ? state : { ...state, live: true, connected: true };
}

/** A product arrived. What was typed stays, with what was seen when it was typed. */
export function received(state: PanelState, view: ProductView): PanelState {
  const next: PanelState = { ...state, view: mergeView(state.view, view), instead: null, trouble: null };
  const drafts = [...state.drafts].filter(([key, draft]) => !cameTrue(draft, countOf(next, key)));
  return drafts.length === state.drafts.size ? next : { ...next, drafts: new Map(drafts) };
}

/** Is the count now what was typed and left? Then there is nothing left to change. */
function cameTrue(draft: Draft, count: number | null): boolean {
  if (!draft.checked || draft.sending) return false;
  const reading = readDraft(draft, count);
  return reading.ok && reading.change.kind === 'set' && reading.makes === count;
}

/** Text was put into a field. Typing the count that is there is no change. */
export function typed(state: PanelState, key: CellKey, text: string): PanelState {
  const cell = findCell(state.view, key);
  if (!cell) return state;
  const before = state.drafts.get(key);
  if (before === undefined && typedNothing(text, cell.view.count)) return state;
  const next: Draft = before
    ? { ...before, text, refused: null }
    : {
        warehouse: cell.view.warehouse,
        sku: cell.sku,
        text,
        seen: cell.view.count,
        checked: false,
        what: null,
        refused: null,
        sending: null,
      };
  const nothing = !next.sending && next.seen === cell.view.count && typedNothing(text, cell.view.count);
  return { ...withDraft(state, key, nothing ? null : next), saved: null, refusal: null };
}

/** The field was left: from now on its sentence shows, and a change that comes to nothing is forgotten. */
export function left(state: PanelState, key: CellKey): PanelState {
  const draft = state.drafts.get(key);
  if (!draft || draft.sending) return state;
  const count = countOf(state, key);
  const reading = readDraft(draft, count);
  const nothing = reading.ok && reading.makes === count && draft.seen === count;
  return withDraft(state, key, nothing ? null : { ...draft, checked: true });
}

/** Forgets what was typed in one field, or in all. What is on its way stays until it is answered. */
export function discarded(state: PanelState, only: CellKey | null): PanelState {
  const drafts = new Map([...state.drafts].filter(([key, draft]) => draft.sending || (only !== null && key !== only)));
  return { ...state, drafts, refusal: null };
}

/** Shows the sentence of every field that has one. */
export function checkedAll(state: PanelState): PanelState {
  return { ...state, drafts: new Map([...state.drafts].map(([key, draft]) => [key, { ...draft, checked: true }])) };
}

/** These edits left for the background. */
export function sent(state: PanelState, edits: readonly PanelEdit[]): PanelState {
  const drafts = new Map(state.drafts);
  for (const edit of edits) {
    const key = cellKey(edit.warehouse, edit.sku);
    const draft = drafts.get(key);
    if (draft) drafts.set(key, { ...draft, what: null, refused: null, sending: { id: edit.id, text: draft.text } });
  }
  return { ...state, drafts, saved: null, refusal: null };
}

/** Answers to edits. Each is settled on its own: applied, moved (both results are offered) or refused. */
export function answered(state: PanelState, edits: readonly PanelEdit[], results: readonly SaveResult[]): PanelState {
  let next: PanelState = { ...state, unconfirmed: false };
  const saved: Saved[] = [...(state.saved?.undone === false ? state.saved.entries : [])];
  for (const edit of edits) {
    const result = results.find((candidate) => candidate.id === edit.id);
    const key = cellKey(edit.warehouse, edit.sku);
    const draft = next.drafts.get(key);
    if (!result || draft?.sending?.id !== edit.id) continue;
    const typedOn = draft.text !== draft.sending.text;
    if (result.kind === 'applied') {
      const { count, revision } = result;
      saved.push({ id: edit.id, warehouse: edit.warehouse, sku: edit.sku, revision });
      next = patchCell(next, key, (cell) => afterSave(cell, count, revision));
      next = withDraft(next, key, typedOn ? { ...draft, sending: null, seen: count } : null);
    } else if (result.kind === 'moved') {
      const { count } = result;
      next = patchCell(next, key, (cell) => ({ ...cell, count }));
      next = withDraft(next, key, { ...draft, sending: null, checked: true, what: result.what });
    } else {
      next = withDraft(next, key, {
        ...draft,
        sending: null,
        checked: true,
        refused: typedOn ? null : result.sentence,
      });
    }
  }
  return saved.length > 0 ? { ...next, saved: { entries: saved, undone: false } } : next;
}

/** Answers to an undo. What couldn't be undone says why and can't be tried again. */
export function undone(state: PanelState, undos: readonly PanelUndo[], results: readonly SaveResult[]): PanelState {
  let next: PanelState = { ...state, undoing: false, unconfirmed: false };
  const entries: Saved[] = [];
  let refusal: string | null = null;
  for (const entry of state.saved?.entries ?? []) {
    const undo = undos.find((candidate) => candidate.id === entry.id);
    const result = results.find(({ id }) => id === entry.id || id === undo?.undoId);
    if (result?.kind === 'applied') {
      const { count, revision } = result;
      next = patchCell(next, cellKey(entry.warehouse, entry.sku), (cell) => afterSave(cell, count, revision));
      entries.push({ ...entry, revision });
    } else if (result?.kind === 'refused') refusal = result.sentence;
  }
  return { ...next, refusal, saved: entries.length > 0 ? { entries, undone: true } : null };
}

function patchCell(state: PanelState, key: CellKey, change: Parameters<typeof changeCells>[1]): PanelState {
  if (!state.view) return state;
  return { ...state, view: changeCells(state.view, (cell, at) => (at === key ? change(cell, at) : cell)) };
}
