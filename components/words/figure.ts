import type { Translate } from './translate.ts';

/** A count as it is shown: "18,240" (in German "18.240"), "−2", and "–" for what isn't known. Never 0 for unknown. */
export function figure(t: Translate, count: number | null): string {
  return count === null ? '–' : t.number(count);
}

/** A difference with its sign: "+2", "−3", "±0". */
export function signed(t: Translate, by: number): string {
  if (by === 0) return `±${figure(t, by)}`;
  return by < 0 ? figure(t, by) : `+${figure(t, by)}`;
}
