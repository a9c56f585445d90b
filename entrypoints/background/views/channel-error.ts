import type { ChannelError } from '../../../lib/model/channel-error.ts';
import type { ProblemKind } from '../../../lib/model/problem.ts';
import { problemWords } from '../../../lib/model/problem-text.ts';

const KINDS: Record<Exclude<ChannelError['kind'], 'rejected'>, ProblemKind> = {
  unauthorized: 'credentials-refused',
  forbidden: 'right-missing',
  'no-permission': 'permission-missing',
  'not-found': 'shop-malformed',
  'rate-limited': 'shop-unreachable',
  unavailable: 'shop-unreachable',
  malformed: 'shop-malformed',
};

/** An error of a connected shop in the words of the problems table. */
export function errorWords(error: ChannelError, shop: string): { sentence: string; step: string } {
  if (error.kind === 'rejected') return { sentence: `${shop} refused: ${error.reason}`, step: 'Try again' };
  const detail: Record<string, string> = error.kind === 'forbidden' ? missingOf(error.missing) : {};
  const login = 'login' in error && error.login === true;
  const problem = { id: '', kind: KINDS[error.kind], integration: null, location: null, warehouse: null, sku: null };
  return problemWords({ ...problem, since: 0, detail }, { shop, location: null, warehouse: null, login });
}

function missingOf(missing: readonly string[]): Record<string, string> {
  return missing.length > 0 ? { missing: missing.join(', ') } : {};
}
