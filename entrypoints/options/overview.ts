import { type ReadonlySignal, signal } from '@preact/signals';
import type { OverviewState } from '../../components/options/ports.ts';
import type { Changed, ReplyOf } from '../../lib/messages/protocol.ts';

/** What is set up and how it stands, kept fresh while the page is looked at. */
export interface OverviewStore {
  readonly state: ReadonlySignal<OverviewState>;
  /** Goes up with every change told, so that lists are read again. */
  readonly version: ReadonlySignal<number>;
  /** Goes up with those alone that tell of more than counts, for what is too much to be read again with each count. */
  readonly setUpVersion: ReadonlySignal<number>;
  /** Reads it again now. Calls during a reading lead to one more reading after it, not to one each. */
  refresh(): Promise<void>;
}

export interface OverviewDeps {
  read(): Promise<ReplyOf<'state.overview'>>;
  onChanged(listener: (changes: Changed['changes']) => void): () => void;
  /** The extension was updated, and this page is cut off from it. */
  isGone(error: unknown): boolean;
  document: Document;
}

/** Changes are told best effort, so it is also read when the page comes back to the front. */
export function createOverview({ read, onChanged, isGone, document }: OverviewDeps): OverviewStore {
  const state = signal<OverviewState>({ kind: 'loading' });
  const version = signal(0);
  const setUpVersion = signal(0);
  let reading: Promise<void> | null = null;
  let again = false;

  const readOnce = async () => {
    try {
      state.value = { kind: 'ready', overview: await read() };
    } catch (error) {
      const known = state.value.kind === 'loading' ? null : state.value.overview;
      state.value = { kind: 'no-answer', overview: known, gone: isGone(error) };
    }
  };

  const refresh = (): Promise<void> => {
    if (reading) {
      again = true;
      return reading;
    }
    reading = (async () => {
      do {
        again = false;
        await readOnce();
      } while (again);
      reading = null;
    })();
    return reading;
  };

  const changed = (counts: Changed['changes'] = []) => {
    version.value += 1;
    if (counts.length === 0) setUpVersion.value += 1;
    void refresh();
  };
  onChanged(changed);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') changed();
  });
  return { state, version, setUpVersion, refresh };
}
