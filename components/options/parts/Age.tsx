import type { ReadonlySignal } from '@preact/signals';
import { age } from '../../words/age.ts';
import type { Translate } from '../../words/translate.ts';

/** The clock of a screen: ticks about once a second. Only what shows an age reads it, so only that is drawn again. */
export type Now = ReadonlySignal<number>;

export interface VerifiedAgeProps {
  at: number | null;
  /** It stands within a sentence, so it begins with a small letter. */
  inline?: boolean;
  now: Now;
  t: Translate;
}

/** "Verified 12 s ago", or "Not verified yet". */
export function VerifiedAge({ at, inline = false, now, t }: VerifiedAgeProps) {
  if (at === null) return <>{t(inline ? 'verified.neverInline' : 'verified.never')}</>;
  return <>{t(inline ? 'location.verified' : 'verified.ago', { age: age(t, now.value - at) })}</>;
}

/** "12 s", with the whole date as its tooltip. */
export function Age({ at, now, t }: { at: number; now: Now; t: Translate }) {
  const date = new Date(at);
  return (
    <time class="num muted" dateTime={date.toISOString()} title={t.moment(at, 'stamp')}>
      {age(t, now.value - at)}
    </time>
  );
}
