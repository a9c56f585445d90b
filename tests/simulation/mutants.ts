import type { Rules } from '../../lib/sync/rules.ts';

/**
 * One rule switched off, and the schedules in which its loss shows. A rule whose loss isn't noticed is not tested, and
 * the same schedules must be green with all rules on.
 */
export interface Mutant {
  rule: keyof Rules;
  /** A mix made for it; see `mixes.ts`. */
  mix: string;
  /** Seeds within which it must be noticed. */
  budget: number;
  /** The invariant that must break: not only how it works is wrong without the rule, but what comes of it. */
  shows: string;
}

export const MUTANTS: readonly Mutant[] = [
  { rule: 'durableIntent', mix: 'gate-crashes', budget: 50, shows: 'I1/I2 conservation' },
  { rule: 'keys', mix: 'gate-lost-replies', budget: 50, shows: 'I1/I2 conservation' },
  { rule: 'quarantine', mix: 'gate-late-writes', budget: 50, shows: 'I1/I2 conservation' },
  { rule: 'holdRule', mix: 'gate-forgetful', budget: 300, shows: 'I1/I2 conservation' },
  { rule: 'epochs', mix: 'gate-slow-reads', budget: 50, shows: 'reading' },
  { rule: 'singleFlight', mix: 'gate-two-browsers', budget: 50, shows: 'one resolver' },
  { rule: 'raiseLock', mix: 'gate-returns', budget: 100, shows: 'raise on a stale reading' },
  { rule: 'lastReading', mix: 'gate-leaving', budget: 50, shows: 'taken out unread' },
];
