import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReplyOf } from '../../../lib/messages/protocol.ts';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { NoAnswer } from '../../ui/NoAnswer.tsx';
import type { Translate } from '../../words/translate.ts';
import type { Now } from '../parts/Age.tsx';
import { Field } from '../parts/Field.tsx';
import { AsOfTable } from './AsOfTable.tsx';
import type { ActivityPorts } from './activity-ports.ts';
import { localInput, momentOf, startOfDay } from './local-time.ts';

const PAGE = 100;
const HOUR = 3_600_000;
const TYPED_MS = 300;

export interface AsOfProps {
  /** The moment asked for; null: none chosen yet. */
  at: number | null;
  onAt(at: number | null): void;
  version: number;
  onRead: ActivityPorts['asOf'];
  now: Now;
  t: Translate;
}

/** What every count was at a moment in the past, taken back from what it is now. */
export function AsOf({ at, onAt, version, onRead, now, t }: AsOfProps) {
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  const [limit, setLimit] = useState(PAGE);
  const [again, setAgain] = useState(0);
  const [reply, setReply] = useState<{ at: number; value: ReplyOf<'activity.as-of'> } | null>(null);
  const [failed, setFailed] = useState(false);
  const asked = useRef(0);
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed), TYPED_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  useEffect(() => {
    const mine = ++asked.current;
    if (at === null) return setReply(null);
    readAll(onRead, { at, search, limit }).then(
      (value) => {
        if (mine !== asked.current) return;
        setFailed(false);
        setReply({ at, value });
      },
      () => mine === asked.current && setFailed(true),
    );
    return () => {
      asked.current += 1;
    };
  }, [at, search, limit, version, again]);

  const presets = [
    { word: 'asof.hour', at: () => now.peek() - HOUR },
    { word: 'asof.today', at: () => startOfDay(now.peek()) },
    { word: 'asof.yesterday', at: () => startOfDay(now.peek(), 1) },
  ] as const;
  const shown = reply?.at === at ? reply.value : null;

  return (
    <div class="card">
      <div class="act-filters">
        <Field label={t('asof.at')}>
          {(links) => (
            <input
              class="in m"
              type="datetime-local"
              step={1}
              value={at === null ? '' : localInput(at)}
              onChange={(event) => onAt(momentOf(event.currentTarget.value))}
              {...links}
            />
          )}
        </Field>
        <Field label={t('asof.search')}>
          {(links) => (
            <input
              class="in m"
              type="search"
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
              {...links}
            />
          )}
        </Field>
        <div class="row presets">
          {presets.map((preset) => (
            <Button key={preset.word} size="s" onClick={() => onAt(preset.at())}>
              {t(preset.word)}
            </Button>
          ))}
        </div>
      </div>
      {failed && <NoAnswer onTryAgain={() => setAgain(again + 1)} t={t} />}
      {at === null ? (
        <Empty icon="clock" title={t('asof.pick')}>
          {t('asof.pickMore')}
        </Empty>
      ) : shown === null ? (
        !failed && <div class="history-wait" role="status" aria-label={t('app.reading')} />
      ) : shown.rows.length === 0 ? (
        <Empty icon="search" title={t('asof.none')} />
      ) : (
        <>
          {at > now.value && <p class="act-note">{t('asof.future')}</p>}
          <AsOfTable at={at} shown={shown} t={t} />
          <div class="foot">
            <span class="grow">{t('asof.shown', { n: shown.rows.length })}</span>
            {shown.rows.length < shown.total && (
              <Button size="s" onClick={() => setLimit(limit + PAGE)}>
                {t('asof.more')}
              </Button>
            )}
          </div>
        </>
      )}
    </div>
  );
}

/** As many rows as are shown, a page for each question. */
async function readAll(
  read: ActivityPorts['asOf'],
  { at, search, limit }: { at: number; search: string; limit: number },
): Promise<ReplyOf<'activity.as-of'>> {
  const first = await read({ at, search, offset: 0, limit: PAGE });
  const rows = [...first.rows];
  while (rows.length < Math.min(limit, first.total)) {
    const more = await read({ at, search, offset: rows.length, limit: PAGE });
    if (more.rows.length === 0) break;
    rows.push(...more.rows);
  }
  return { ...first, rows };
}
