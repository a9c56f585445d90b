import type { LineOutcome, WriteLine } from '../channel.ts';
import type { HttpReply } from '../http.ts';
import type { Api } from './api.ts';
import { problemOf, refusalWords, saidBy } from './api-error.ts';
import { readUnits } from './reading.ts';
import { levelsOf, onHandOf } from './stock.ts';
import { basisOf } from './writes.ts';

/** `never-set`: a level that takes a difference only after a first figure. */
export type Refused = LineOutcome | { kind: 'never-set' };

/**
 * What a refusal of a whole adjustment means for each of its lines; nothing of it was applied. The shop names items in
 * prose, of which only some is documented, so the lines are read once more: what is gone, not counted or counted otherwise
 * is told by that, not by words.
 */
export async function refusedLines(
  api: Api,
  reply: HttpReply,
  lines: readonly WriteLine[],
): Promise<readonly Refused[]> {
  const problem = problemOf(reply);
  const said = saidBy(problem);
  const rejected: LineOutcome = { kind: 'rejected', reason: refusalWords(problem) };
  const named = lines.map((line) => isNamed(said, line, lines));
  const read = await readUnits(
    api,
    lines.map(({ item }) => item),
    [...new Set(lines.map(({ remoteLocation }) => remoteLocation))],
  );
  const outcomes = lines.map((line, at): Refused => {
    if (!read.ok) return named[at] ? rejected : NOT_APPLIED;
    const { units, rows } = read.value;
    const unit = units.get(line.item);
    const level = unit && levelsOf(unit, rows, [line.remoteLocation])[0];
    if (!unit || level === undefined || level.absent === 'missing') return GONE;
    if (level.absent === 'untracked') return UNTRACKED;
    const basis = basisOf(line);
    const tracked = basis?.by === unit.identity.by && basis.id === unit.identity.id;
    if (!tracked || level.quantity !== line.from) return { kind: 'stale' };
    if (!named[at]) return NOT_APPLIED;
    if (!/requires? absolute adjustment/i.test(said)) return rejected;
    return onHandOf(unit, rows, line.remoteLocation) === 0 && basis.onHand === 0 ? { kind: 'never-set' } : rejected;
  });
  // Nothing tells which line it was: to send them again at once would only be refused again.
  return outcomes.every(({ kind }) => kind === 'not-applied') ? lines.map(() => rejected) : outcomes;
}

/** Does the shop speak of this line: `variant_id 106`, `product id 113`, `items.3.quantity`? */
function isNamed(said: string, line: WriteLine, lines: readonly WriteLine[]): boolean {
  if (lines.length === 1) return true;
  const basis = basisOf(line);
  if (!basis) return false;
  const kind = basis.by === 'product_id' ? 'product' : 'variant';
  const byId = new RegExp(`\\b${kind}[_ ]id:? ?(\\d+\\D{1,2})*?${basis.id}\\b`, 'i');
  return byId.test(said) || new RegExp(`\\bitems?\\.${lines.indexOf(line)}\\b`).test(said);
}

const NOT_APPLIED: LineOutcome = { kind: 'not-applied' };

const GONE: LineOutcome = {
  kind: 'rejected',
  reason: 'The product, or this location, is no longer in the store.',
  absent: 'missing',
};

const UNTRACKED: LineOutcome = {
  kind: 'rejected',
  reason: 'BigCommerce doesn’t count this product’s stock. Turn on “Track inventory” on its page.',
  absent: 'untracked',
};
