import type { PanelView, SaveResult } from '../../lib/model/views.ts';

/** One edit as it is sent. `id` is made here, once: the same edit sent twice counts once. */
export interface PanelEdit {
  id: string;
  warehouse: string;
  sku: string;
  /** `seen`: the count on screen when typing began; null: it wasn't known. */
  change: { kind: 'set'; to: number; seen: number | null } | { kind: 'adjust'; by: number };
  reason: string | null;
}

export interface PanelUndo {
  /** The edit to undo, and the id of the undo itself. */
  id: string;
  undoId: string;
  warehouse: string;
  sku: string;
}

/** One location's line under one count. */
export interface Place {
  warehouse: string;
  sku: string;
  location: string;
}

/** A person's word on a write that left two possible counts. `doubt`: which question was shown. */
export interface PanelAnswer extends Place {
  doubt: string;
  applied: boolean;
}

/**
 * Why a call came to nothing. `gone`: the extension was updated, this page's copy can't reach it any more.
 * `unconnected`: the page's shop isn't connected any more; surely nothing was done.
 */
export type CallTrouble = 'gone' | 'refused' | 'failed' | 'unconnected';

/**
 * What the panel asks of the outside. Each call may reject; `trouble` says what a rejection means, so that this room
 * needs to know nothing of messages.
 */
export interface PanelPorts {
  /** `fresh`: the linked locations are read before the answer. */
  load(fresh: boolean): Promise<PanelView>;
  save(edits: readonly PanelEdit[]): Promise<readonly SaveResult[]>;
  undo(undos: readonly PanelUndo[]): Promise<readonly SaveResult[]>;
  retry(place: Place): Promise<unknown>;
  pull(place: Place): Promise<unknown>;
  /** Answers the question that was shown. Null: done; else why not, as a sentence. */
  choose(answer: PanelAnswer): Promise<string | null>;
  /** Has this SKU stocked at this location. Null: done; else why not, as a sentence. */
  stock(place: Pick<Place, 'sku' | 'location'>): Promise<string | null>;
  /** Opens the options page at a hash. */
  open(hash: string): Promise<unknown>;
  trouble(error: unknown): CallTrouble;
  uuid(): string;
  /** Resolves after so many ms. */
  wait(millis: number): Promise<void>;
}
