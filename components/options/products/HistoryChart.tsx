import type { EntryView } from '../../../lib/model/views.ts';
import { age } from '../../words/age.ts';
import { figure } from '../../words/figure.ts';
import type { Translate } from '../../words/translate.ts';
import { chartOf, paths } from './chart.ts';

const DAYS = 30;
const DAY_MS = 24 * 3_600_000;
const WIDTH = 292;
const HEIGHT = 56;

export interface HistoryChartProps {
  warehouse: string;
  /** Its name is said already. */
  named: boolean;
  /** Of this warehouse and one SKU. */
  entries: readonly EntryView[];
  /** Older entries were left out. */
  whole: boolean;
  /** What the count is; null: not known. */
  count: number | null;
  now: number;
  t: Translate;
}

/** A count over the last month: stock moves in steps, so the line does. */
export function HistoryChart({ warehouse, named, entries, whole, count, now, t }: HistoryChartProps) {
  const from = now - DAYS * DAY_MS;
  const chart = chartOf(entries, count, from, now, whole);
  if (!chart) return null;
  const { first, last, low, high, changes, since } = chart;
  const { line, area } = paths(chart, { from: since, to: now, width: WIDTH, height: HEIGHT });
  // What became known only lately would be a stroke at the edge of an empty month.
  const span = since > from ? age(t, now - since) : t('chart.days', { n: DAYS });
  const sentence = t('chart.sentence', {
    warehouse,
    span,
    n: changes,
    first: figure(t, first),
    last: figure(t, last),
    low: figure(t, low),
    high: figure(t, high),
  });
  return (
    <figure class="history-chart">
      <figcaption>
        <span>
          {t('chart.title', { span })}
          {!named && (
            <>
              {' '}
              · <bdi>{warehouse}</bdi>
            </>
          )}
        </span>
        <span class="muted num">{t('chart.range', { low: figure(t, low), high: figure(t, high) })}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={sentence}>
        <path class="chart-area" d={area} />
        <path class="chart-line" d={line} vector-effect="non-scaling-stroke" />
      </svg>
    </figure>
  );
}
