import { type PreviewState, ROWS_A_PART } from '../../../lib/model/preview.ts';
import type { OnPage } from '../../../lib/sync/everything.ts';
import type { FirstSyncRow } from '../../../lib/sync/ports.ts';

/** What came of a preview; its rows are fetched part by part. */
export interface Outcome {
  state: Exclude<PreviewState, { kind: 'reading' | 'working' | 'gone' }>;
  rows: readonly FirstSyncRow[];
}

/** A part of the rows, and where the next one begins; see the call `preview.rows`. */
export interface RowsPart {
  rows: readonly FirstSyncRow[] | null;
  next: number | null;
}

export interface PreviewsDeps {
  sleep(ms: number): Promise<void>;
}

interface Preview {
  state: PreviewState;
  rows: readonly FirstSyncRow[];
  /** How often it was asked for, and how many of these have no answer yet. */
  asks: number;
  waiting: number;
  called: boolean;
  over: Promise<unknown>;
}

/** A page that waits hears of it at least this often. Milliseconds. */
const LOOK_MS = 300;
/** A page that hasn't asked again for so long is gone. It asks as soon as it is answered, so this is ample. Milliseconds. */
export const QUIET_MS = 10_000;

const GONE: PreviewState = { kind: 'gone' };

/**
 * Previews that are being read, or were read and are being fetched, each under the id that its page gave it. They are
 * kept nowhere else: when the worker dies they are gone, which their pages are told.
 */
export class Previews {
  private readonly kept = new Map<string, Preview>();

  constructor(private readonly deps: PreviewsDeps) {}

  /**
   * Begins to read. `read` is told after each page whether to go on: false once nobody waits any more. `failed` says what
   * an error of `read` is to the person.
   */
  begin(id: string, read: (onPage: OnPage) => Promise<Outcome>, failed: (error: unknown) => Outcome): void {
    if (this.kept.has(id)) return;
    const preview: Preview = {
      state: { kind: 'reading', read: 0 },
      rows: [],
      asks: 0,
      waiting: 0,
      called: false,
      over: Promise.resolve(),
    };
    this.kept.set(id, preview);
    const onPage: OnPage = (read, all) => {
      preview.state = { kind: all ? 'working' : 'reading', read };
      return !preview.called;
    };
    preview.over = read(onPage)
      .catch(failed)
      .then(({ state, rows }) => {
        preview.state = state;
        preview.rows = rows;
      });
    this.listen(id, preview);
  }

  /** Where it is: as soon as it is over, else after a moment. What needs no further asking is forgotten with this answer. */
  async state(id: string): Promise<PreviewState> {
    const preview = this.kept.get(id);
    if (!preview) return GONE;
    await this.asked(id, preview, () => Promise.race([preview.over, this.deps.sleep(LOOK_MS)]));
    if (!this.kept.has(id)) return GONE;
    if (preview.state.kind === 'failed' || preview.state.kind === 'difference' || isEmpty(preview.state)) this.stop(id);
    return preview.state;
  }

  /** The rows from this one on, as many as a message holds. With the last ones it is forgotten. */
  async rows(id: string, from: number): Promise<RowsPart> {
    const preview = this.kept.get(id);
    if (preview?.state.kind !== 'rows') return { rows: null, next: null };
    await this.asked(id, preview, async () => undefined);
    const to = from + ROWS_A_PART;
    const next = to < preview.rows.length ? to : null;
    const rows = preview.rows.slice(from, to);
    if (next === null) this.stop(id);
    return { rows, next };
  }

  /** Nobody waits for it: its reading ends after the page that is on its way, and what was read is forgotten. */
  stop(id: string): void {
    const preview = this.kept.get(id);
    if (preview) preview.called = true;
    this.kept.delete(id);
  }

  stopAll(): void {
    for (const id of [...this.kept.keys()]) this.stop(id);
  }

  private async asked(id: string, preview: Preview, wait: () => Promise<unknown>): Promise<void> {
    preview.asks += 1;
    preview.waiting += 1;
    await wait();
    preview.waiting -= 1;
    this.listen(id, preview);
  }

  /** Stops it unless it is asked for again in time. An ask that has no answer yet is a page that waits. */
  private listen(id: string, preview: Preview): void {
    const { asks } = preview;
    void this.deps.sleep(QUIET_MS).then(() => {
      if (preview.asks === asks && preview.waiting === 0 && this.kept.get(id) === preview) this.stop(id);
    });
  }
}

const isEmpty = (state: PreviewState): boolean => state.kind === 'rows' && state.total === 0;
