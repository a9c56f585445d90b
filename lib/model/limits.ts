import * as z from 'zod/mini';
import type { Millis } from './time.ts';

/** How often shops are asked, and from where on a brake stops something that sales don't explain. */
export interface Limits {
  /** Between two polls of one shop. */
  pollMs: Millis;
  /** Mass drop: more than this many of a shop's figures are at 0 at once … */
  dropCount: number;
  /** … or more than this share of those that weren't 0 before, from {@link DROP_LEAST} on. Percent. */
  dropShare: number;
  /** How often in a row the same two figures take turns before another writer is suspected. */
  loopTurns: number;
}

export type LimitName = keyof Limits;

export const LIMIT_NAMES = ['pollMs', 'dropCount', 'dropShare', 'loopTurns'] as const satisfies readonly LimitName[];

/** Fewer figures than this are no mass drop by their share: a small shop may well sell out of two or three at once. */
export const DROP_LEAST = 5;

/** What holds where nobody set anything else. */
export const DEFAULT_LIMITS: Readonly<Limits> = { pollMs: 60_000, dropCount: 50, dropShare: 30, loopTurns: 3 };

/** The least and the most of each, both allowed. Half a minute is the browsers' own floor for alarms. */
export const LIMIT_BOUNDS: Readonly<Record<LimitName, { least: number; most: number }>> = {
  pollMs: { least: 30_000, most: 60 * 60_000 },
  dropCount: { least: 1, most: 10_000 },
  dropShare: { least: 5, most: 100 },
  loopTurns: { least: 2, most: 5 },
};

/** Is this a whole number within the bounds? */
export function isWithin(name: LimitName, value: number): boolean {
  const { least, most } = LIMIT_BOUNDS[name];
  return Number.isInteger(value) && value >= least && value <= most;
}

/** One that can't be what a person set is as if it was never set: sync mustn't stop because of it. */
const within = (name: LimitName) =>
  z.catch(z.optional(z.number().check(z.refine((value) => isWithin(name, value)))), undefined);

/** As kept: a limit that was never set isn't there, so that it follows the default. */
export const KeptLimits = z.object({
  pollMs: within('pollMs'),
  dropCount: within('dropCount'),
  dropShare: within('dropShare'),
  loopTurns: within('loopTurns'),
});
export type KeptLimits = z.infer<typeof KeptLimits>;

/** What holds now. */
export function inForce(kept: KeptLimits | undefined): Limits {
  const set = Object.entries(kept ?? {}).filter(([, value]) => value !== undefined);
  return { ...DEFAULT_LIMITS, ...Object.fromEntries(set) };
}

/** The limits in force, as screens get them. */
export const LimitsView = z.object({
  pollMs: z.number(),
  dropCount: z.number(),
  dropShare: z.number(),
  loopTurns: z.number(),
});
