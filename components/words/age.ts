import type { Translate } from './translate.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in one short unit: "12 s", "4 min", "3 h", "2 d". A time that lies ahead of the clock is "0 s". */
export function age(t: Translate, millis: number): string {
  const past = Math.max(0, millis);
  if (past < MINUTE) return t('age.seconds', { n: Math.floor(past / SECOND) });
  if (past < HOUR) return t('age.minutes', { n: Math.floor(past / MINUTE) });
  if (past < DAY) return t('age.hours', { n: Math.floor(past / HOUR) });
  return t('age.days', { n: Math.floor(past / DAY) });
}
