import { age } from '../../words/age.ts';
import type { Translate } from '../../words/translate.ts';

/** How long something took: in milliseconds below ten seconds, then in a short unit. */
export function duration(t: Translate, ms: number): string {
  return ms < 10_000 ? t('trace.ms', { n: Math.round(ms) }) : age(t, ms);
}
