import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReplyOf, RequestOf } from '../../../lib/messages/protocol.ts';
import type { EntryView } from '../../../lib/model/views.ts';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { NoAnswer } from '../../ui/NoAnswer.tsx';
import { figure } from '../../words/figure.ts';
import type { Translate } from '../../words/translate.ts';
import type { Now } from '../parts/Age.tsx';
import { HistoryTime } from './HistoryTime.tsx';
import { merge } from './merge.ts';

const PAGE = 100;

export interface HistoryListProps {
  version: number;
  /** Names of the warehouses by id. */
  warehouses: Readonly<Record<string, string>>;
  onList(request: RequestOf<'activity.list'>): Promise<ReplyOf<'activity.list'>>;
  now: Now;
  t: Translate;
}

/** Every change of a count, newest first. New entries come in at the top while it is open. */
export function HistoryList({ version, warehouses, onList, now, t }: HistoryListProps) {
  const [entries, setEntries] = useState<readonly EntryView[] | null>(null);
  const [more, setMore] = useState(false);
  const [failed, setFailed] = useState(false);
  const [reading, setReading] = useState(0);
  const oldest = entries?.at(-1);
  const alive = useRef(true);
  useEffect(
    () => () => {
      alive.current = false;
    },
    [],
  );

  const read = (before: number | null) =>
    onList({ sku: null, before, limit: PAGE }).then(
      (reply) => {
        if (!alive.current) return;
        setFailed(false);
        if (before !== null || entries === null) setMore(reply.entries.length === PAGE);
        setEntries((known) => merge(known ?? [], reply.entries));
      },
      () => alive.current && setFailed(true),
    );
  useEffect(() => void read(null), [version, reading]);

  if (failed && entries === null) return <NoAnswer onTryAgain={() => setReading(reading + 1)} t={t} />;
  if (entries === null) return <div class="card history-wait" role="status" aria-label={t('app.reading')} />;
  if (entries.length === 0)
    return (
      <div class="card">
        <Empty icon="pulse" title={t('history.none')}>
          {t('history.noneMore')}
        </Empty>
      </div>
    );
  return (
    <div class="card">
      <ol class="history" aria-label={t('activity.history')}>
        {entries.map((entry) => (
          <li class="act-row" key={entry.id}>
            <HistoryTime at={entry.at} now={now} t={t} />
            <span class="clip" title={`${entry.text} · ${entry.sku}`}>
              <strong dir="auto">{entry.text}</strong> <span class="muted mono">{entry.sku}</span>
            </span>
            <span class="soft clip" dir="auto">
              {warehouses[entry.warehouse] ?? t('history.goneWarehouse')}
            </span>
            <span class="mv">
              <span class="muted">
                {figure(entry.before)} <span aria-hidden="true">→</span>
                <span class="sr">{t('history.to')}</span>
              </span>{' '}
              <strong>{figure(entry.after)}</strong>
            </span>
          </li>
        ))}
      </ol>
      <div class="foot">
        <span class="grow">{t('history.shown', { n: entries.length })}</span>
        {more && oldest && (
          <Button size="s" onClick={() => void read(oldest.at)}>
            {t('history.older')}
          </Button>
        )}
      </div>
    </div>
  );
}
