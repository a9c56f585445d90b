import * as z from 'zod/mini';
import { FormError } from './views.ts';

/** So many rows of a review cross from the background to a page at once: a message of them is read within a frame or two. */
export const ROWS_A_PART = 2_000;

/** Of a list of SKUs that may be as long as a catalogue: how many there are, and the first of them. */
export const SomeSkus = z.object({ n: z.number(), some: z.array(z.string()) });
export type SomeSkus = z.infer<typeof SomeSkus>;

/** So many are named. */
const NAMED = 12;

export const someOf = (skus: readonly string[]): SomeSkus => ({ n: skus.length, some: skus.slice(0, NAMED) });

/**
 * Where the reading of a shop for a preview is.
 *
 *   reading → working → rows | difference, or failed. `gone` at any time: the worker has died, or nobody asked for long.
 */
export const PreviewState = z.discriminatedUnion('kind', [
  /** `read`: products and variants so far. The shop is asked for more. */
  z.object({ kind: z.literal('reading'), read: z.number() }),
  /** The shop has told everything; what would change is being worked out. */
  z.object({ kind: z.literal('working'), read: z.number() }),
  /** A review of so many rows is ready to be fetched. `gen`: of the link that it is about. */
  z.object({
    kind: z.literal('rows'),
    total: z.number(),
    gen: z.number(),
    /** The shop can be asked to stock a product at this location. */
    canStock: z.boolean(),
    /** The location was paused: this is what it would do when it goes on. */
    resumes: z.optional(z.boolean()),
  }),
  /** What another master would mean: SKUs that would enter the catalogue, and those of it that aren't there. */
  z.object({ kind: z.literal('difference'), enter: SomeSkus, missing: SomeSkus }),
  z.object({ kind: z.literal('failed'), error: FormError }),
  z.object({ kind: z.literal('gone') }),
]);
export type PreviewState = z.infer<typeof PreviewState>;
