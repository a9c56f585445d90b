import { age } from '../../words/age.ts';
import type { Translate } from '../../words/translate.ts';
import type { Now } from '../parts/Age.tsx';

const HOUR = 3_600_000;

/** When: an age in the last hour, the time of day until midnight comes round, then the date too. */
export function HistoryTime({ at, now, t }: { at: number; now: Now; t: Translate }) {
  const date = new Date(at);
  const past = now.value - at;
  const sameDay = date.toDateString() === new Date(now.value).toDateString();
  const words = past < HOUR ? t('history.ago', { age: age(t, past) }) : t.moment(at, sameDay ? 'clock' : 'day');
  return (
    <time class="muted small" dateTime={date.toISOString()} title={t.moment(at, 'stamp')}>
      {words}
    </time>
  );
}
