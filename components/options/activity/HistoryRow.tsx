import type { ActivityEntry } from '../../../lib/model/activity.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/icons.ts';
import { figure } from '../../words/figure.ts';
import type { Translate } from '../../words/translate.ts';
import type { Now } from '../parts/Age.tsx';
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
  const { text, sku, warehouseName, before, after } = entry;
  return (
    <li class="act-row">
      <HistoryTime at={entry.at} now={now} t={t} />
      <a class="act-what clip" href={href} title={`${text} · ${sku}`}>
        <Icon name={iconOf(entry)} class="muted" />
        <strong dir="auto">{text}</strong> <span class="muted mono">{sku}</span>
      </a>
      <span class="soft clip" dir="auto">
        {warehouseName ?? t('history.goneWarehouse')}
      </span>
      <span class="mv">
        <span class="muted">
          {figure(t, before)} <span aria-hidden="true">→</span>
          <span class="sr">{t('history.to')}</span>
        </span>{' '}
        <strong>{figure(t, after)}</strong>
      </span>
    </li>
  );
}

function iconOf({ cause, before, after }: ActivityEntry): IconName {
  if (cause === 'undo') return 'undo';
  if (before === null || after === null) return 'flag';
  return after < before ? 'down' : 'up';
}
