import { type ChannelError, ok } from '../../model/channel-error.ts';
import type { LineOutcome, SealedWrite, SendOutcome, WriteLine } from '../channel.ts';
import type { ClientDeps } from '../client-deps.ts';
import { type HttpReply, parseJson } from '../http.ts';
import { type Api, parse } from './api.ts';
import { apiError } from './api-error.ts';
import { refusedLines } from './refusals.ts';
import { Transaction } from './schema.ts';
import { ABSOLUTE, adjustment, basisOf, reasonOf, sendable } from './writes.ts';

/**
 * Sends a sealed adjustment. A success has no figures in it: BigCommerce applies an adjustment whole, in its own time,
 * or refuses it whole.
 */
export async function send(
  api: Api,
  deps: ClientDeps,
  sealed: SealedWrite,
  lines: readonly WriteLine[],
): Promise<SendOutcome> {
  const ours = lines.filter(sendable);
  if (ours.length === 0) return { kind: 'answered', lines: lines.map(unsent) };
  const reply = await api.write('POST', sealed.path, sealed.body);
  if (!reply.ok) return surelyNot(reply.error) ? { kind: 'not-sent', error: reply.error } : unknown(reply.error);
  const outcome = await outcomeOf(api, deps, sealed, reply.value, ours);
  if (outcome.kind !== 'answered') return outcome;
  const of = new Map(ours.map((line, index) => [line, outcome.lines[index]]));
  return { kind: 'answered', lines: lines.map((line) => of.get(line) ?? unsent(line)) };
}

async function outcomeOf(
  api: Api,
  deps: ClientDeps,
  { key, path }: SealedWrite,
  reply: HttpReply,
  lines: readonly WriteLine[],
): Promise<SendOutcome> {
  if (reply.status === 200) {
    const accepted = isAccepted(reply);
    return accepted.ok ? { kind: 'answered', lines: lines.map(() => ({ kind: 'applied' })) } : unknown(accepted.error);
  }
  const error = apiError(reply, path, deps.now());
  if (surelyNot(error)) return { kind: 'not-sent', error };
  if (error.kind !== 'rejected') return unknown(error);
  const refused = await refusedLines(api, reply, lines);
  const first = lines.filter((_, at) => refused[at]?.kind === 'never-set');
  const set = first.length > 0 ? await setFirst(api, deps, key, first) : null;
  return {
    kind: 'answered',
    lines: refused.map((one): LineOutcome => (one.kind === 'never-set' ? (set ?? { kind: 'not-applied' }) : one)),
  };
}

/**
 * The first figure of levels that never had one: BigCommerce adds nothing to those, shows them as 0 and asks for an
 * absolute adjustment. It is made only for a level of which the shop itself said just now that it was never set and that
 * has 0 on hand, where there is nothing that could be overwritten but a figure that somebody sets in this very moment.
 * Straight to the wanted figure and only once, since a second one could come to lie on top of a later change.
 */
async function setFirst(api: Api, deps: ClientDeps, key: string, lines: readonly WriteLine[]): Promise<LineOutcome> {
  const items = lines.flatMap((line) => adjustment(line, (basisOf(line)?.onHand ?? 0) + line.to - line.from));
  const body = JSON.stringify({ reason: reasonOf(key), items });
  const reply = await api.write('PUT', ABSOLUTE, body);
  if (!reply.ok) return surelyNot(reply.error) ? { kind: 'not-applied' } : { kind: 'unknown', detail: 'first figure' };
  if (reply.value.status === 200) {
    return isAccepted(reply.value).ok ? { kind: 'applied' } : { kind: 'unknown', detail: 'first figure, odd answer' };
  }
  const error = apiError(reply.value, ABSOLUTE, deps.now());
  if (error.kind === 'rejected') return { kind: 'rejected', reason: error.reason };
  return surelyNot(error) ? { kind: 'not-applied' } : { kind: 'unknown', detail: 'first figure' };
}

function isAccepted(reply: HttpReply) {
  const json = parseJson(reply);
  const transaction = json.ok ? parse(Transaction, json.value) : json;
  return transaction.ok ? ok(true) : transaction;
}

/** Refused before anything was done. */
const surelyNot = ({ kind }: ChannelError): boolean =>
  ['unauthorized', 'forbidden', 'no-permission', 'not-found', 'rate-limited'].includes(kind);

const unknown = (error: ChannelError): SendOutcome => ({ kind: 'unknown', error });

/** A line that isn't in the request. */
function unsent(line: WriteLine): LineOutcome {
  if (!basisOf(line)) return { kind: 'rejected', reason: 'The change was kept in a form that can’t be read any more.' };
  return {
    kind: 'rejected',
    reason:
      'Another system keeps the stock of this location, and BigCommerce lets nobody else change it. Change it there.',
  };
}
