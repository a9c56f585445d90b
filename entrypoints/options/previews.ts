import type { FormReply } from '../../components/options/form-reply.ts';
import type { ReadingStage, Watching } from '../../components/options/reading/reading.ts';
import type { Translate } from '../../components/words/translate.ts';
import { CallError, call } from '../../lib/messages/client.ts';
import type { ReplyOf } from '../../lib/messages/protocol.ts';
import type { FirstSyncRowView } from '../../lib/model/first-sync-row.ts';
import { ask } from './ask.ts';

type State = ReplyOf<'preview.state'>;
type Ended<K extends State['kind']> = Extract<State, { kind: K }>;

interface Review {
  gen: number;
  rows: FirstSyncRowView[];
  canStock: boolean;
}

/** Reads shops through the background: tells how far it is, fetches what comes of it, and ends it when nobody waits. */
export function createPreviews(t: () => Translate) {
  /** The background that knew of it is gone, or took it for nobody's. */
  const gone = () => ({ ok: false as const, error: { field: null, sentence: t()('preview.gone') } });

  /** Asks until it is over; each answer comes when there is something to tell, so the next question leaves at once. */
  const follow = async (
    name: 'first-sync.preview' | 'master.preview',
    id: string,
    location: string,
    { onStage, signal }: Watching,
  ): Promise<Exclude<State, Ended<'reading' | 'working'>>> => {
    const stop = () => void end(id);
    signal.addEventListener('abort', stop, { once: true });
    await ask(name, { id, location });
    for (;;) {
      const state = signal.aborted ? ({ kind: 'gone' } as const) : await ask('preview.state', { id });
      if (state.kind !== 'reading' && state.kind !== 'working') return state;
      onStage(state);
    }
  };

  return {
    async review(location: string, watching: Watching): Promise<FormReply<Review>> {
      const id = crypto.randomUUID();
      const state = await follow('first-sync.preview', id, location, watching);
      if (state.kind === 'failed') return { ok: false, error: state.error };
      if (state.kind !== 'rows') return gone();
      const rows: FirstSyncRowView[] = [];
      const told = (): ReadingStage => ({ kind: 'rows', n: rows.length, of: state.total });
      for (let from: number | null = state.total === 0 ? null : 0; from !== null; ) {
        watching.onStage(told());
        const part: ReplyOf<'preview.rows'> = await ask('preview.rows', { id, from });
        if (part.rows === null) return gone();
        rows.push(...part.rows);
        from = part.next;
      }
      return { ok: true, value: { gen: state.gen, rows, canStock: state.canStock } };
    },

    async master(
      location: string,
      watching: Watching,
    ): Promise<FormReply<Pick<Ended<'difference'>, 'enter' | 'missing'>>> {
      const state = await follow('master.preview', crypto.randomUUID(), location, watching);
      if (state.kind === 'failed') return { ok: false, error: state.error };
      if (state.kind !== 'difference') return gone();
      return { ok: true, value: { enter: state.enter, missing: state.missing } };
    },
  };
}

async function end(id: string): Promise<void> {
  try {
    await call('preview.stop', { id });
  } catch (error) {
    // A background that gave no answer stops by itself what nobody asks for.
    if (!(error instanceof CallError)) throw error;
  }
}
