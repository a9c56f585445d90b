import * as z from 'zod/mini';
import { OpenMatches } from './match-row.ts';

/** Which items are to be matched: of each its kind and id, as a short hash of eight hex digits, one after the other. */
export const WhichMatches = z.string().check(z.regex(/^(?:[0-9a-f]{8})*$/));
export type WhichMatches = z.infer<typeof WhichMatches>;

/** Items of a shop that a person looked at and left as they are. */
export const LeftMatches = z.object({
  integration: z.string(),
  open: OpenMatches,
  /** Missing: it was kept when only their number was known. */
  which: z.optional(WhichMatches),
});
export type LeftMatches = z.infer<typeof LeftMatches>;

/** What a person said about the checklist of the set-up. What is done of it is seen from what is set up. */
export const Checklist = z.object({
  /** It was put away: before it was finished, or after. */
  hidden: z.boolean(),
  /** It was said once that all of it is done. */
  told: z.boolean(),
  /** By integration: others than these are to be looked at again. */
  left: z.array(LeftMatches),
});
export type Checklist = z.infer<typeof Checklist>;

export const NEW_CHECKLIST: Readonly<Checklist> = { hidden: false, told: false, left: [] };

/** What is to be matched in one linked shop. */
export const ShopMatches = z.object({
  integration: z.string(),
  open: OpenMatches,
  which: WhichMatches,
  /** false: none of its items has been seen yet. */
  read: z.boolean(),
  /** Somebody has looked at all of these. */
  reviewed: z.boolean(),
});
export type ShopMatches = z.infer<typeof ShopMatches>;
