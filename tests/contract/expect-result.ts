import type { Result } from '../../lib/model/channel-error.ts';

/** The value, or a failure that says what came instead. */
export function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Expected a value, got ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The one element of a list that has one. */
export function only<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined || list.length !== 1) throw new Error(`Expected one, got ${list.length}`);
  return first;
}
