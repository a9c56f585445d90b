import { useRef } from 'preact/hooks';
import type { ActivityEntry, EntryFilter } from '../../../lib/model/activity.ts';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { NoAnswer } from '../../ui/NoAnswer.tsx';
import type { Translate } from '../../words/translate.ts';
import type { Now } from '../parts/Age.tsx';
import type { ActivityPorts } from './activity-ports.ts';
import { HistoryRow } from './HistoryRow.tsx';
import { keyOf } from './merge-entries.ts';
import { useHistory } from './use-history.ts';
import { useKept } from './use-kept.ts';

/** So far from the top of the page somebody reads, and nothing may move under their eyes. Pixels. */
const READING_PX = 80;

export interface HistoryListProps {
  filter: EntryFilter;
  filtered: boolean;
  version: number;
  ports: ActivityPorts;
  /** Address of one change, or of a bulk of them, open over this list. */
  hrefOf(entry: ActivityEntry): string;
  onClear(): void;
  now: Now;
  t: Translate;
}

/** Every change of a count, newest first. New ones come in at the top while nobody reads further down. */
export function HistoryList({ filter, filtered, version, ports, hrefOf, onClear, now, t }: HistoryListProps) {
  const list = useRef<HTMLOListElement>(null);
  const isReading = () => window.scrollY > READING_PX || list.current?.contains(document.activeElement) === true;
  const history = useHistory(ports.page, filter, version, isReading);
  const { entries, waiting } = history;
  const kept = useKept(ports.kept, entries?.[0]?.id);

  if (history.failed && entries === null) return <NoAnswer onTryAgain={history.tryAgain} t={t} />;
  if (entries === null) return <div class="history-wait" role="status" aria-label={t('app.reading')} />;
  if (entries.length === 0)
    return filtered ? (
      <Empty icon="search" title={t('history.noMatch')} action={<Button onClick={onClear}>{t('filter.clear')}</Button>}>
        {t('history.noMatchMore')}
      </Empty>
    ) : (
      <Empty icon="pulse" title={t('history.none')}>
        {t('history.noneMore')}
      </Empty>
    );

  const showNew = () => {
    history.showNew();
    window.scrollTo({ top: 0 });
  };
  return (
    <>
      <div class="new-bar" role="status">
        {waiting && (
          <Button size="s" kind="primary" icon="up" onClick={showNew}>
            {waiting.gap ? t('history.newMany') : t('history.new', { n: waiting.n })}
          </Button>
        )}
      </div>
      <ol class="history" aria-label={t('activity.history')} ref={list}>
        {entries.map((entry) => (
          <HistoryRow key={keyOf(entry)} entry={entry} href={hrefOf(entry)} now={now} t={t} />
        ))}
      </ol>
      {history.failed && <NoAnswer onTryAgain={history.tryAgain} t={t} />}
      <div class="foot">
        <span class="grow">
          {t('history.shown', { n: entries.length })}
          {kept !== null && <span class="muted"> · {t('history.kept', { n: kept })}</span>}
        </span>
        {history.next &&
          (history.reading ? (
            <span role="status">{t('history.looking')}</span>
          ) : (
            <Button size="s" onClick={history.readOlder}>
              {t('history.older')}
            </Button>
          ))}
      </div>
    </>
  );
}
