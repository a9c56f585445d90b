import type { IDBPTransaction, StoreNames } from 'idb';
import type { Database, Schema } from './schema.ts';

type Names = StoreNames<Schema>;

/** Says "nothing of this", and rolls back what the transaction has done so far. */
export class Rollback<T> extends Error {
  constructor(readonly result: T) {
    super('rolled back');
  }
}

/**
 * One durable transaction: when this resolves, the writes are on the disk; when it rejects, none of them is there.
 * `work` awaits nothing but the transaction's own requests, since a transaction ends by itself while anything else is
 * awaited. It may throw {@link Rollback} to undo everything and still give a result.
 */
export async function commit<const N extends readonly Names[], T>(
  database: Database,
  stores: N,
  work: (transaction: IDBPTransaction<Schema, N, 'readwrite'>) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
  // Listened to from the start: a failing request aborts the transaction before `work` has thrown.
  const ended = Promise.allSettled([transaction.done]);
  // Of a request that nobody listens to, the transaction itself says no more than that it was aborted.
  let failing: unknown = null;
  transaction.addEventListener('error', (event) => {
    failing ??= (event.target as IDBRequest | null)?.error ?? null;
  });
  try {
    const result = await work(transaction);
    await transaction.done;
    return result;
  } catch (error) {
    const first = await stop(transaction, ended);
    if (error instanceof Rollback) return error.result as T;
    throw (isAborted(error) ? failing : null) ?? error ?? first;
  }
}

async function stop(transaction: { abort(): void }, ended: Promise<PromiseSettledResult<void>[]>): Promise<unknown> {
  try {
    transaction.abort();
  } catch (error) {
    // It had ended by itself.
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
  }
  const [outcome] = await ended;
  return outcome?.status === 'rejected' ? outcome.reason : undefined;
}

const isAborted = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** Was this refused because the key, or a unique value, is there already? */
export function isTaken(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'ConstraintError';
}
