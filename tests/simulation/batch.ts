import type { Rules } from '../../lib/sync/rules.ts';
import { mixNamed } from './mixes.ts';
import { simulate } from './simulate.ts';
import { memoryStores, type Stores } from './stores.ts';
import type { MakeRunner } from './worker.ts';

/** What a number of seeds of one mix came to. */
export interface Tally {
  mix: string;
  seeds: number;
  wrong: number;
  unconverged: number;
  unflagged: number;
  /** Seeds that broke a rule of how counts are kept, whatever came out. */
  broken: number;
  /** The first failing seeds, with the first violation of each. */
  failures: { seed: number; text: string; rules: readonly string[] }[];
  ms: number;
  writes: number;
  unknown: number;
  virtualMs: number;
}

export interface BatchOptions {
  make: MakeRunner;
  rules?: Partial<Rules>;
  held?: 'process' | 'rest';
  stores?: () => Promise<Stores>;
  /** Stop at the first seed that breaks this rule; each is run to its end, whatever breaks before. */
  untilBroken?: string;
  progress?: (tally: Tally) => void;
}

const KEPT_FAILURES = 20;

/** Runs `count` seeds of a mix, from `first` on. */
export async function batch(mixName: string, first: number, count: number, options: BatchOptions): Promise<Tally> {
  const mix = mixNamed(mixName);
  const tally = emptyTally(mixName);
  const started = performance.now();
  for (let seed = first; seed < first + count; seed++) {
    const verdict = await simulate(mix, seed, {
      make: options.make,
      rules: options.rules ?? {},
      stores: options.stores ?? memoryStores,
      ...(options.held && { held: options.held }),
      toTheEnd: options.untilBroken !== undefined,
    });
    tally.seeds++;
    tally.wrong += Number(verdict.wrong);
    tally.unconverged += Number(verdict.unconverged);
    tally.unflagged += Number(verdict.unflagged);
    tally.broken += Number(verdict.broken);
    tally.writes += verdict.stats.writes;
    tally.unknown += verdict.stats.unknown;
    tally.virtualMs += verdict.stats.virtualMs;
    const red = verdict.wrong || verdict.unconverged || verdict.unflagged || verdict.broken;
    const one = verdict.violations[0];
    if (red && one && tally.failures.length < KEPT_FAILURES) {
      const rules = [...new Set(verdict.violations.map(({ rule }) => rule))];
      tally.failures.push({ seed, text: `${one.fault} (${one.rule}): ${one.text}`, rules });
    }
    tally.ms = performance.now() - started;
    if (seed % 200 === 0) options.progress?.(tally);
    if (options.untilBroken && verdict.violations.some(({ rule }) => rule === options.untilBroken)) break;
  }
  return tally;
}

export function emptyTally(mix: string): Tally {
  return {
    mix,
    seeds: 0,
    wrong: 0,
    unconverged: 0,
    unflagged: 0,
    broken: 0,
    failures: [],
    ms: 0,
    writes: 0,
    unknown: 0,
    virtualMs: 0,
  };
}

/** Adds up what several processes found; `ms` is the longest. */
export function together(tallies: readonly Tally[]): Tally {
  const sum = emptyTally(tallies[0]?.mix ?? '');
  for (const one of tallies) {
    for (const key of [
      'seeds',
      'wrong',
      'unconverged',
      'unflagged',
      'broken',
      'writes',
      'unknown',
      'virtualMs',
    ] as const) {
      sum[key] += one[key];
    }
    sum.failures.push(...one.failures);
    sum.ms = Math.max(sum.ms, one.ms);
  }
  sum.failures.sort((a, b) => a.seed - b.seed);
  return sum;
}
