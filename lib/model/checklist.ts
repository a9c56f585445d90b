import * as z from 'zod/mini';
import { OpenMatches } from './match-row.ts';

/** What a person said about the checklist of the set-up. What is done of it is seen from what is set up. */
export const Checklist = z.object({
  /** It was put away: before it was finished, or after. */
  hidden: z.boolean(),
  /** It was said once that all of it is done. */
  told: z.boolean(),
  /** Items that a person looked at and left as they are, by integration: more than these are to be looked at again. */
  left: z.array(z.object({ integration: z.string(), open: OpenMatches })),
});
export type Checklist = z.infer<typeof Checklist>;

export const NEW_CHECKLIST: Readonly<Checklist> = { hidden: false, told: false, left: [] };

/** What is to be matched in one linked shop. */
export const ShopMatches = z.object({
  integration: z.string(),
  open: OpenMatches,
  /** false: none of its items has been seen yet. */
  read: z.boolean(),
  /** Somebody has looked at all of these. */
  reviewed: z.boolean(),
});
export type ShopMatches = z.infer<typeof ShopMatches>;
