import type { Translate } from '../../../components/words/translate.ts';
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
  t: Translate;
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
function needsPerson({ t, line, integration, problems, permitted }: LocationFacts): LocationStateView | null {
  if (line.doubt?.twice) return failed(t('failed.twice'), 1, 'choose');
  if (line.doubt?.over) return failed(t('failed.over'), 1, 'choose');
  if (line.doubt) return failed(t('failed.doubt'), 1, 'choose');
  if (!permitted) return failed(t('failed.permission', { shop: integration.name }), 1, 'reconnect');
  const has = (kind: ProblemKind) => problems.some((one) => one.kind === kind);
  if (integration.login && has('credentials-refused')) {
    return failed(t('failed.loggedOut', { shop: integration.name }), 1, 'retry');
  }
  if (integration.login && has('right-missing')) return failed(t('failed.loginLacks'), 1, 'retry');
  if (has('key-not-restored')) return failed(t('failed.keyNotRestored'), 1, 'reconnect');
  if (has('credentials-refused')) return failed(t('failed.keyRefused'), 1, 'reconnect');
  if (has('right-missing')) return failed(t('failed.keyLacks'), 1, 'reconnect');
  if (line.state === 'suspended') {
    const action = line.why === 'inactive' ? 'stock' : 'none';
    return failed(whyWords(t, line.why, 'failed.noFigure'), 1, action);
  }
  return null;
}

function stopped({ t, line, link, integration, cursor }: LocationFacts): LocationStateView | null {
  if (cursor?.stopped) return { kind: 'paused', why: whyWords(t, cursor.stopped, 'because.stopped') };
  if (integration.paused) return { kind: 'paused', why: t('because.shopPaused', { shop: integration.name }) };
  if (line.state === 'paused') return { kind: 'paused', why: whyWords(t, line.why, 'because.paused') };
  if (line.state === 'skipped') return { kind: 'paused', why: t('because.skipped') };
  if (line.direction === 'off') return { kind: 'paused', why: t('because.off') };
  if (line.state === 'unlinking' || link.state === 'unlinking') return waiting(t('awaits.unlink'), null);
  if (line.direction === 'read' && !line.back) return { kind: 'read-only' };
  return null;
}

function onItsWay({ line, delivery, integration, cursor }: LocationFacts): LocationStateView | null {
  if (!line.pending) return null;
  const { from, to } = line.pending;
  const troubled = delivery?.state === 'unknown' || delivery?.lastError != null || (cursor?.failures ?? 0) > 0;
  return troubled ? waiting(integration.name, to, delivery?.nextAt ?? null) : { kind: 'sending', from, to };
}

function atRest({ t, record, line, link, integration, cursor }: LocationFacts): LocationStateView {
  if (line.base === null) return waiting(t('awaits.first'), null, cursor?.nextAt ?? null);
  const to = wantedAt(line, record.count);
  if (to === null) return waiting(t('awaits.change'), null);
  if (line.refused && to !== line.base) return failed(t.reword(line.refused.reason), line.refused.tries, 'retry');
  if (to === line.base) return line.readAt === null ? unread(line.base, integration, cursor) : { kind: 'in-sync' };
  if ((cursor?.failures ?? 0) > 0) return waiting(integration.name, to, cursor?.nextAt ?? null);
  if (line.unanswered) return waiting(integration.name, to, line.unanswered.retryAt);
  const others =
    to > line.base && !line.back ? unreadSinceRaise(record).filter((other) => other !== link.location) : [];
  if (others.length > 0) return waiting(t('awaits.reading'), to);
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
