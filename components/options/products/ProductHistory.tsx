import { useEffect, useState } from 'preact/hooks';
import type { ReplyOf, RequestOf } from '../../../lib/messages/protocol.ts';
import type { EntryView, Overview } from '../../../lib/model/views.ts';
import { figure, signed } from '../../words/figure.ts';
import type { Translate } from '../../words/translate.ts';
import { HistoryTime } from '../activity/HistoryTime.tsx';
import type { Now } from '../parts/Age.tsx';
import { href } from '../routes.ts';

const LAST = 12;

export interface ProductHistoryProps {
  sku: string;
  version: number;
  overview: Overview;
  onList(request: RequestOf<'activity.list'>): Promise<ReplyOf<'activity.list'>>;
  now: Now;
  t: Translate;
}

/** The last changes of one SKU, newest first. */
export function ProductHistory({ sku, version, overview, onList, now, t }: ProductHistoryProps) {
  const [entries, setEntries] = useState<readonly EntryView[] | 'reading' | 'no-answer'>('reading');
  useEffect(() => {
    let current = true;
    onList({ sku, before: null, limit: LAST }).then(
      (reply) => current && setEntries(reply.entries),
      () => current && setEntries((known) => (known === 'reading' ? 'no-answer' : known)),
    );
    return () => {
      current = false;
    };
  }, [sku, version]);
  const name = (id: string) => overview.warehouses.find((warehouse) => warehouse.id === id)?.name ?? '';

  return (
    <section class="p-block" aria-labelledby="product-history">
      <h3 id="product-history" class="strong">
        {t('product.history')}
      </h3>
      {entries === 'no-answer' && <p class="hint">{t('app.noAnswer')}</p>}
      {Array.isArray(entries) && entries.length === 0 && <p class="hint">{t('product.noHistory')}</p>}
      {Array.isArray(entries) && entries.length > 0 && (
        <ol class="hist">
          {entries.map((entry: EntryView) => (
            <li key={entry.id}>
              <HistoryTime at={entry.at} now={now} t={t} />
              <span class="clip" title={entry.text}>
                <bdi>{entry.text}</bdi>{' '}
                <span class="muted">
                  · <bdi>{name(entry.warehouse)}</bdi>
                </span>
              </span>
              <span class="d num">{change(entry)}</span>
            </li>
          ))}
        </ol>
      )}
      <p class="hint">
        <a href={href({ page: 'activity', tab: 'history' })}>{t('product.allHistory')}</a>
      </p>
    </section>
  );
}

/** The difference; where there is none to tell, what the count became. */
function change({ before, after }: EntryView): string {
  return before === null || after === null ? `→ ${figure(after)}` : signed(after - before);
}
