import { batch, type Tally } from './batch.ts';
import { ENGINES, type EngineName } from './engines.ts';
import { idbStores } from './idb-stores.ts';

/** A process of its own for a share of the seeds; asked and answered by messages. */
export interface JobRequest {
  mix: string;
  first: number;
  count: number;
  engine: EngineName;
  idb: boolean;
}
export type JobReply = { done: boolean; tally: Tally };

// Whoever asked is gone: nobody waits for the rest.
process.on('disconnect', () => process.exit());

process.on('message', (request: JobRequest) => {
  const reply = (done: boolean, tally: Tally): void => {
    process.send?.({ done, tally } satisfies JobReply);
  };
  void batch(request.mix, request.first, request.count, {
    make: ENGINES[request.engine],
    ...(request.engine === 'naive' && { held: 'rest' }),
    ...(request.idb && { stores: idbStores }),
    progress: (tally) => reply(false, tally),
  }).then((tally) => {
    reply(true, tally);
    process.disconnect();
  });
});
