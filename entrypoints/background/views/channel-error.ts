import type { Translate } from '../../../components/words/translate.ts';
import type { ChannelError } from '../../../lib/model/channel-error.ts';
import type { ProblemKind } from '../../../lib/model/problem.ts';
import { problemWords } from './problem-text.ts';

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
export function errorWords(t: Translate, error: ChannelError, shop: string): { sentence: string; step: string } {
  if (error.kind === 'rejected')
    return { sentence: t('refuse.said', { shop, reason: t.reword(error.reason) }), step: t('step.tryAgain') };
  const detail: Record<string, string> = error.kind === 'forbidden' ? missingOf(error.missing) : {};
  const login = 'login' in error && error.login === true;
  const problem = { id: '', kind: KINDS[error.kind], integration: null, location: null, warehouse: null, sku: null };
  return problemWords(t, { ...problem, since: 0, detail }, { shop, location: null, warehouse: null, login });
}

function missingOf(missing: readonly string[]): Record<string, string> {
  return missing.length > 0 ? { missing: missing.join(', ') } : {};
}
