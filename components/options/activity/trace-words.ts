import { age } from '../../words/age.ts';
import type { Translate } from '../../words/translate.ts';

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});

/** A moment, to the millisecond. */
export function clock(at: number): string {
  return CLOCK.format(at);
}

/** How long something took: in milliseconds below ten seconds, then in a short unit. */
export function duration(t: Translate, ms: number): string {
  return ms < 10_000 ? t('trace.ms', { n: Math.round(ms) }) : age(t, ms);
}
