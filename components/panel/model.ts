import type { PanelView } from '../../lib/model/views.ts';
import { type CellKey, cellKey, findCell } from './cells.ts';
import { movedSince, readDraft } from './draft.ts';
import type { PanelAnswer, PanelEdit, PanelPorts, PanelUndo, Place } from './ports.ts';
import {
  answered,
  checkedAll,
  connectedAgain,
  countOf,
  discarded,
  EMPTY_STATE,
  left,
  type PanelState,
  received,
  sent,
  typed,
  unconnected,
  undone,
} from './state.ts';
import { stepped } from './step.ts';

/** What can be done in the panel. */
export interface PanelActions {
  type(key: CellKey, text: string): void;
  step(key: CellKey, by: number): void;
  leave(key: CellKey): void;
  revert(key: CellKey): void;
  discard(): void;
  /** Sends every change, or nothing at all when one can't be read: then that field's key, to go there. */
  save(): CellKey | null;
  /** The two answers to "the count moved while you typed". */
  setTo(key: CellKey): void;
  applyBy(key: CellKey): void;
  undo(): void;
  retry(place: Place): void;
  pullFrom(place: Place): void;
  choose(answer: PanelAnswer): void;
  stock(place: Pick<Place, 'sku' | 'location'>): void;
  refresh(): void;
  open(hash: string): void;
}

/** One product page's panel: what was typed, what is known, and what is on its way. Lives longer than its drawing. */
export interface PanelModel {
  readonly actions: PanelActions;
  state(): PanelState;
  subscribe(listener: () => void): () => void;
  /** Pulls the view. An answer to an older question than one already answered changes nothing. */
  pull(fresh: boolean): Promise<void>;
  /** Puts back what was typed before the page was loaded anew. */
  restore(drafts: PanelState['drafts']): void;
  stop(): void;
}

/** Waits before reading again, in ms. */
const READ_AGAIN_MS = [300, 1_500] as const;
/** Waits between sending again after an answer got lost, in ms; the last one repeats. */
const AGAIN_MS = [500, 1_000, 2_000, 5_000] as const;

export function createPanelModel(ports: PanelPorts): PanelModel {
  let state = EMPTY_STATE;
  let stopped = false;
  let asked = 0;
  let answeredUpTo = 0;
  const listeners = new Set<() => void>();

  function become(next: PanelState): void {
    if (next === state || stopped) return;
    state = next;
    for (const listener of listeners) listener();
  }

  function failed(error: unknown): void {
    const trouble = ports.trouble(error);
    if (trouble === 'gone') become({ ...state, live: false });
    else if (trouble === 'unconnected') become(unconnected(state));
    else become({ ...state, trouble: { kind: 'unreached' } });
  }

  function show(view: PanelView): void {
    const known = connectedAgain(state);
    if (view.kind === 'product') become(received(known, view));
    else if (view.kind === 'trouble') become({ ...known, trouble: { ...view, kind: 'told' }, instead: null });
    else become({ ...known, view: null, trouble: null, instead: view });
  }

  async function pull(fresh: boolean): Promise<void> {
    asked += 1;
    const question = asked;
    try {
      const view = await patiently(() => ports.load(fresh));
      if (question > answeredUpTo) {
        answeredUpTo = question;
        show(view);
      } else if (fresh) await pull(false);
    } catch (error) {
      if (question > answeredUpTo) failed(error);
    }
  }

  /** Asks again a few times: the background may just have been asleep. Only for what changes nothing. */
  async function patiently<T>(call: () => Promise<T>): Promise<T> {
    for (const millis of READ_AGAIN_MS) {
      try {
        return await call();
      } catch (error) {
        if (ports.trouble(error) !== 'failed') throw error;
        await ports.wait(millis);
      }
    }
    return call();
  }

  /**
   * Asks until there is an answer. A lost answer says nothing about what was done; the ids make asking again safe.
   * Null: it was surely not done (refused, unconnected), or nobody is there any more (gone).
   */
  async function insist<T>(call: () => Promise<T>): Promise<T | null> {
    for (let attempt = 0; !stopped; attempt += 1) {
      try {
        return await call();
      } catch (error) {
        const trouble = ports.trouble(error);
        if (trouble !== 'failed') {
          failed(error);
          return null;
        }
        become({ ...state, unconfirmed: true });
        await ports.wait(AGAIN_MS[Math.min(attempt, AGAIN_MS.length - 1)] ?? 5_000);
      }
    }
    return null;
  }

  async function send(edits: readonly PanelEdit[]): Promise<void> {
    if (edits.length === 0) return;
    become(sent(state, edits));
    const results = await insist(() => ports.save(edits));
    if (results) become(answered(state, edits, results));
    else if (state.live || !state.connected) become(unsent(state, edits));
    await pull(false);
  }

  function editOf(key: CellKey, change: PanelEdit['change']): PanelEdit | null {
    const cell = findCell(state.view, key);
    return cell && { id: ports.uuid(), warehouse: cell.view.warehouse, sku: cell.sku, change, reason: null };
  }

  function resolve(key: CellKey, change: PanelEdit['change'] | null): void {
    const edit = change && editOf(key, change);
    if (edit) void send([edit]);
  }

  function moved(key: CellKey) {
    const draft = state.drafts.get(key);
    return draft ? movedSince(draft, countOf(state, key)) : null;
  }

  /** Runs something whose only outcome is a changed view. */
  async function ask(call: () => Promise<unknown>): Promise<void> {
    try {
      await call();
      await pull(false);
    } catch (error) {
      failed(error);
    }
  }

  /** Runs something that may be refused with a sentence, which then stands above the new view. */
  async function tell(call: () => Promise<string | null>, fresh = false): Promise<void> {
    try {
      const sentence = await call();
      await pull(fresh);
      if (sentence !== null) become({ ...state, trouble: { kind: 'told', sentence, step: '' } });
    } catch (error) {
      failed(error);
    }
  }

  const actions: PanelActions = {
    type: (key, text) => become(typed(state, key, text)),
    step(key, by) {
      const text = stepped(state.drafts.get(key)?.text ?? null, countOf(state, key), by);
      if (text !== null) become(typed(state, key, text));
    },
    leave: (key) => become(left(state, key)),
    revert: (key) => become(discarded(state, key)),
    discard: () => become(discarded(state, null)),
    save() {
      const edits: PanelEdit[] = [];
      for (const [key, draft] of state.drafts) {
        const count = countOf(state, key);
        const toldMoved = draft.what !== null && movedSince(draft, count) !== null;
        if (draft.sending || toldMoved) continue;
        const reading = readDraft(draft, count);
        if (!reading.ok) {
          become(checkedAll(state));
          return key;
        }
        const edit = editOf(key, reading.change);
        if (edit) edits.push(edit);
      }
      void send(edits);
      return null;
    },
    setTo(key) {
      const choice = moved(key);
      resolve(key, choice && { kind: 'set', to: choice.typed, seen: choice.now });
    },
    applyBy(key) {
      const by = moved(key)?.apply?.by;
      resolve(key, by === undefined ? null : { kind: 'adjust', by });
    },
    undo() {
      const entries = state.saved?.entries;
      if (!entries || state.undoing) return;
      const undos: PanelUndo[] = entries.map(({ id, warehouse, sku }) => ({
        id,
        undoId: ports.uuid(),
        warehouse,
        sku,
      }));
      become({ ...state, undoing: true, refusal: null });
      void insist(() => ports.undo(undos)).then((results) => {
        become(results ? undone(state, undos, results) : { ...state, undoing: false, unconfirmed: false });
        return pull(false);
      });
    },
    retry: (place) => void ask(() => ports.retry(place)),
    pullFrom: (place) => void ask(() => ports.pull(place)),
    choose: (answer) => void tell(() => ports.choose(answer)),
    stock: (place) => void tell(() => ports.stock(place), true),
    refresh: () => void pull(true),
    open: (hash) => void ports.open(hash).catch(failed),
  };

  return {
    actions,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pull,
    restore: (drafts) => become({ ...state, drafts: new Map([...drafts, ...state.drafts]) }),
    stop() {
      stopped = true;
      listeners.clear();
    },
  };
}

/** Edits that surely weren't taken: they are drafts again. */
function unsent(state: PanelState, edits: readonly PanelEdit[]): PanelState {
  const drafts = new Map(state.drafts);
  for (const edit of edits) {
    const key = cellKey(edit.warehouse, edit.sku);
    const draft = drafts.get(key);
    if (draft?.sending?.id === edit.id) drafts.set(key, { ...draft, sending: null });
  }
  return { ...state, drafts, unconfirmed: false };
}
