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
}

export const MUTANTS: readonly Mutant[] = [
  { rule: 'durableIntent', mix: 'gate-crashes', budget: 50 },
  { rule: 'keys', mix: 'gate-lost-replies', budget: 50 },
  { rule: 'quarantine', mix: 'gate-late-writes', budget: 200 },
  { rule: 'holdRule', mix: 'gate-forgetful', budget: 500 },
  { rule: 'epochs', mix: 'gate-slow-reads', budget: 50 },
  { rule: 'singleFlight', mix: 'gate-two-browsers', budget: 50 },
  { rule: 'raiseLock', mix: 'gate-returns', budget: 50 },
];
