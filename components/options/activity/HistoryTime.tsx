import { age } from '../../words/age.ts';
import type { Translate } from '../../words/translate.ts';
import type { Now } from '../parts/Age.tsx';

const HOUR = 3_600_000;
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/** When: an age in the last hour, the time of day until midnight comes round, then the date too. */
export function HistoryTime({ at, now, t }: { at: number; now: Now; t: Translate }) {
  const date = new Date(at);
  const past = now.value - at;
  const sameDay = date.toDateString() === new Date(now.value).toDateString();
  const words = past < HOUR ? t('history.ago', { age: age(t, past) }) : (sameDay ? CLOCK : DATE).format(date);
  return (
    <time class="muted small" dateTime={date.toISOString()} title={date.toLocaleString()}>
      {words}
    </time>
  );
}
