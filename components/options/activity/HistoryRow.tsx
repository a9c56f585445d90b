import type { ActivityEntry, BulkLine } from '../../../lib/model/activity.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/icons.ts';
import { Sku } from '../../ui/Sku.tsx';
import type { Translate } from '../../words/translate.ts';
import type { Now } from '../parts/Age.tsx';
import { Becomes } from '../parts/Becomes.tsx';
import { bulkWords } from './bulk-words.ts';
import { HistoryTime } from './HistoryTime.tsx';

export interface HistoryRowProps {
  entry: ActivityEntry;
  /** Address of the change in full. */
  href: string;
  now: Now;
  t: Translate;
}

/** One change of a count. The whole row leads to what is known about it. */
export function HistoryRow({ entry, href, now, t }: HistoryRowProps) {
  const { text, sku, warehouseName, before, after, bulk } = entry;
  if (bulk) return <BulkRow bulk={bulk} entry={entry} href={href} now={now} t={t} />;
  return (
    <li class="act-row">
      <HistoryTime at={entry.at} now={now} t={t} />
      <a class="act-what clip" href={href} title={`${text} · ${sku}`}>
        <Icon name={iconOf(entry)} class="muted" />
        <strong dir="auto">{text}</strong> <Sku class="muted" sku={sku} t={t} />
      </a>
      <span class="soft clip" dir="auto">
        {warehouseName ?? t('history.goneWarehouse')}
      </span>
      <span class="mv">
        <Becomes before={before} after={after} t={t} />
      </span>
    </li>
  );
}

/** Many changes at once: how many, and why. What each was is a press away. */
function BulkRow({ bulk, entry, href, now, t }: HistoryRowProps & { bulk: BulkLine }) {
  const words = bulkWords(bulk, t);
  return (
    <li class="act-row">
      <HistoryTime at={entry.at} now={now} t={t} />
      <a class="act-what clip" href={href} title={words}>
        <Icon name={bulk.undo ? 'undo' : bulk.imported ? 'file' : 'box'} class="muted" />
        <strong dir="auto">{words}</strong>
        {entry.reason !== null && <span class="muted"> {entry.reason}</span>}
      </a>
      <span />
      <span class="mv muted" aria-hidden="true">
        <Icon name="right" class="small" />
      </span>
    </li>
  );
}

function iconOf({ cause, before, after }: ActivityEntry): IconName {
  if (cause === 'undo') return 'undo';
  if (before === null || after === null || before === after) return 'flag';
  return after < before ? 'down' : 'up';
}
