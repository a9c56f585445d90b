import type { Integration } from '../../../lib/model/integration.ts';
import type { Problem, ProblemKind } from '../../../lib/model/problem.ts';
import type { LocationStateView } from '../../../lib/model/views.ts';
import type { Link } from '../../../lib/model/warehouse.ts';
import type { Line, StockRecord } from '../../../lib/stock/record.ts';
import { unreadSinceRaise, wantedAt } from '../../../lib/stock/target.ts';
import type { Cursor, Delivery } from '../../../lib/sync/ports.ts';
import { whyWords } from './why-words.ts';

/** All that decides what a location shows under a count. */
export interface LocationFacts {
  link: Link;
  record: StockRecord;
  line: Line;
  integration: Integration;
  /** The delivery that carries the line's pending write, while it is open. */
  delivery: Delivery | undefined;
  cursor: Cursor | undefined;
  /** Those of this integration. */
  problems: readonly Problem[];
  permitted: boolean;
}

const waiting = (what: string, to: number | null, retryAt: number | null = null): LocationStateView => ({
  kind: 'waiting',
  for: what,
  to,
  retryAt,
});

/**
 * The one state of a location under a count. `in-sync` is said only when its figure is what it should be and was read
 * back since the last write: the line's `readAt` is null from each write until then.
 */
export function locationState(facts: LocationFacts): LocationStateView {
  return needsPerson(facts) ?? stopped(facts) ?? onItsWay(facts) ?? atRest(facts);
}

/** What only a person can settle comes before everything else. */
function needsPerson({ line, integration, problems, permitted }: LocationFacts): LocationStateView | null {
  if (line.doubt?.twice) return failed('the last change seems to have arrived twice', 1, 'choose');
  if (line.doubt?.over) return failed('the last change may have gone over a sale', 1, 'choose');
  if (line.doubt) return failed('it can’t be told whether the last change arrived', 1, 'choose');
  if (!permitted) return failed(`the browser no longer allows access to ${integration.name}`, 1, 'reconnect');
  const has = (kind: ProblemKind) => problems.some((one) => one.kind === kind);
  if (integration.login && has('credentials-refused')) {
    return failed(`you are logged out of ${integration.name}; log in to its admin in this browser`, 1, 'retry');
  }
  if (integration.login && has('right-missing')) return failed('whoever is logged in there lacks a right', 1, 'retry');
  if (has('credentials-refused')) return failed('its key was refused', 1, 'reconnect');
  if (has('right-missing')) return failed('its key lacks a right', 1, 'reconnect');
  if (line.state === 'suspended') {
    const action = line.why === 'inactive' ? 'stock' : 'none';
    return failed(whyWords(line.why, 'the shop gives no figure'), 1, action);
  }
  return null;
}

function stopped({ line, link, integration, cursor }: LocationFacts): LocationStateView | null {
  if (cursor?.stopped) return { kind: 'paused', why: whyWords(cursor.stopped, 'stopped') };
  if (integration.paused) return { kind: 'paused', why: `${integration.name} is paused` };
  if (line.state === 'paused') return { kind: 'paused', why: whyWords(line.why, 'paused') };
  if (line.state === 'skipped') return { kind: 'paused', why: 'left out at the first sync' };
  if (line.direction === 'off') return { kind: 'paused', why: 'turned off' };
  if (line.state === 'unlinking' || link.state === 'unlinking')
    return waiting('its last change, then it is unlinked', null);
  if (line.direction === 'read' && !line.back) return { kind: 'read-only' };
  return null;
}

function onItsWay({ line, delivery, integration, cursor }: LocationFacts): LocationStateView | null {
  if (!line.pending) return null;
  const { from, to } = line.pending;
  const troubled = delivery?.state === 'unknown' || delivery?.lastError != null || (cursor?.failures ?? 0) > 0;
  return troubled ? waiting(integration.name, to, delivery?.nextAt ?? null) : { kind: 'sending', from, to };
}

function atRest({ record, line, link, integration, cursor }: LocationFacts): LocationStateView {
  if (line.base === null) return waiting('a first reading', null, cursor?.nextAt ?? null);
  const to = wantedAt(line, record.count);
  if (to === null) return waiting('the first change', null);
  if (line.refused && to !== line.base) return failed(line.refused.reason, line.refused.tries, 'retry');
  if (to === line.base) return line.readAt === null ? unread(line.base, integration, cursor) : { kind: 'in-sync' };
  if ((cursor?.failures ?? 0) > 0) return waiting(integration.name, to, cursor?.nextAt ?? null);
  const others =
    to > line.base && !line.back ? unreadSinceRaise(record).filter((other) => other !== link.location) : [];
  if (others.length > 0) return waiting('a fresh reading', to);
  return { kind: 'sending', from: line.base, to };
}

/** Written, and not read back yet. */
function unread(base: number, integration: Integration, cursor: Cursor | undefined): LocationStateView {
  if ((cursor?.failures ?? 0) > 0) return waiting(integration.name, base, cursor?.nextAt ?? null);
  return { kind: 'sending', from: base, to: base };
}

function failed(
  why: string,
  tries: number,
  action: Extract<LocationStateView, { kind: 'failed' }>['action'],
): LocationStateView {
  return { kind: 'failed', why, tries, action };
}
