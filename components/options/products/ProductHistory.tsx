import { useEffect, useState } from 'preact/hooks';
import type { ReplyOf, RequestOf } from '../../../lib/messages/protocol.ts';
import { NO_FILTER } from '../../../lib/model/activity.ts';
import type { EntryView, Overview } from '../../../lib/model/views.ts';
import { figure, signed } from '../../words/figure.ts';
import type { Translate } from '../../words/translate.ts';
import { HistoryTime } from '../activity/HistoryTime.tsx';
import type { Now } from '../parts/Age.tsx';
import { href } from '../routes.ts';
import { HistoryChart } from './HistoryChart.tsx';

/** So many are listed. */
const LAST = 12;
/** So many are read, for the chart: as many as one answer holds. */
const MOST = 500;

export interface ProductHistoryProps {
  sku: string;
  version: number;
  overview: Overview;
  /** What the counts are now, by warehouse. */
  counts: readonly { warehouse: string; count: number | null }[];
  onList(request: RequestOf<'activity.list'>): Promise<ReplyOf<'activity.list'>>;
  now: Now;
  t: Translate;
}

/** How the counts of one SKU went, and their last changes, newest first. */
export function ProductHistory({ sku, version, overview, counts, onList, now, t }: ProductHistoryProps) {
  const [entries, setEntries] = useState<readonly EntryView[] | 'reading' | 'no-answer'>('reading');
  const [chosen, choose] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    onList({ sku, before: null, limit: MOST }).then(
      (reply) => current && setEntries(reply.entries),
      () => current && setEntries((known) => (known === 'reading' ? 'no-answer' : known)),
    );
    return () => {
      current = false;
    };
  }, [sku, version]);
  const charted = counts.find(({ warehouse }) => warehouse === chosen) ?? counts[0];
  const name = (id: string) => overview.warehouses.find((warehouse) => warehouse.id === id)?.name ?? '';

  return (
    <section class="p-block" aria-labelledby="product-history">
      {Array.isArray(entries) && charted && (
        <>
          {counts.length > 1 && (
            <select
              class="in m chart-of"
              aria-label={t('chart.of')}
              value={charted.warehouse}
              onChange={(event) => choose(event.currentTarget.value)}
            >
              {counts.map(({ warehouse }) => (
                <option key={warehouse} value={warehouse}>
                  {name(warehouse)}
                </option>
              ))}
            </select>
          )}
          <HistoryChart
            warehouse={name(charted.warehouse)}
            named={counts.length > 1}
            entries={entries.filter(({ warehouse }) => warehouse === charted.warehouse)}
            whole={entries.length < MOST}
            count={charted.count}
            now={now.peek()}
            t={t}
          />
        </>
      )}
      <h3 id="product-history" class="strong">
        {t('product.history')}
      </h3>
      {entries === 'no-answer' && <p class="hint">{t('app.noAnswer')}</p>}
      {Array.isArray(entries) && entries.length === 0 && <p class="hint">{t('product.noHistory')}</p>}
      {Array.isArray(entries) && entries.length > 0 && (
        <ol class="hist">
          {entries.slice(0, LAST).map((entry: EntryView) => (
            <li key={entry.id}>
              <HistoryTime at={entry.at} now={now} t={t} />
              <span class="clip" title={entry.text}>
                <bdi>{entry.text}</bdi>{' '}
                <span class="muted">
                  · <bdi>{name(entry.warehouse)}</bdi>
                </span>
              </span>
              <span class="d num">{change(t, entry)}</span>
            </li>
          ))}
        </ol>
      )}
      <p class="hint">
        <a href={href({ page: 'activity', tab: 'history', filter: { ...NO_FILTER, sku } })}>
          {t('product.allHistory')}
        </a>
      </p>
    </section>
  );
}

/** The difference; where there is none to tell, what the count became. */
function change(t: Translate, { before, after }: EntryView): string {
  return before === null || after === null ? `→ ${figure(t, after)}` : signed(t, after - before);
}
