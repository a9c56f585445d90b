/** How far the reading of a shop is that was begun to say what would change. */
export type ReadingStage =
  /** `read`: products and variants that the shop has told of so far. */
  | { kind: 'reading'; read: number }
  /** The shop has told everything. */
  | { kind: 'working'; read: number }
  /** So many of the rows that came of it are here. */
  | { kind: 'rows'; n: number; of: number };

/** What whoever waits for a reading gives along. */
export interface Watching {
  onStage(stage: ReadingStage): void;
  /** Aborted: nobody waits any more, and the shop is asked for no further page. Nothing that comes of it is looked at. */
  signal: AbortSignal;
}

export const FIRST_STAGE: ReadingStage = { kind: 'reading', read: 0 };
