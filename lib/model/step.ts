import * as z from 'zod/mini';
import type { Millis } from './time.ts';

/**
 * A step of the set-up that gave counts or figures to many SKUs at once, kept with what there was before, so that the
 * whole of it can be taken back.
 *
 *   confirming → done → undoing → returning → undone
 *
 * `confirming` and `undoing` go through the SKUs; a worker that dies meanwhile is followed by one that goes on.
 * `returning`: decided for every SKU, and locations are still being given back what they had.
 */
export const Step = z.object({
  version: z.literal(1),
  id: z.string(),
  /**
   * `first-sync`: a location was linked. `more`: SKUs of one that was linked already were taken in, which had been left
   * out. `resume`: one that was paused went on. `pull`: a person chose "Pull counts from …". `master`: the first counts came from the master stock location.
   */
  kind: z.enum(['first-sync', 'more', 'resume', 'pull', 'master']),
  warehouse: z.string(),
  location: z.string(),
  /** Of the link that it was confirmed for. */
  gen: z.number(),
  /** When it was confirmed. */
  at: z.number(),
  /** How many SKUs it is about. */
  rows: z.number(),
  state: z.enum(['confirming', 'done', 'undoing', 'returning', 'undone']),
  /** SKUs gone through in this state. */
  through: z.number(),
  /** Compare-and-set. */
  revision: z.number(),
});
export type Step = z.infer<typeof Step>;

/** What one SKU had before a step. */
export const StepRow = z.object({
  sku: z.string(),
  item: z.string(),
  /** A person left it out when false. */
  include: z.boolean(),
  /** The figure that the location had: what the person saw, or what was kept while it was paused. null: not known. */
  base: z.nullable(z.number()),
  /** What the person saw there. */
  seen: z.nullable(z.number()),
  /** The warehouse's count. null: it wasn't known. */
  count: z.nullable(z.number()),
  /** The location's line before: there was none, it was left out, or it was paused. */
  line: z.enum(['none', 'skipped', 'paused', 'linked']),
  /** For counts that were pulled: what the warehouse's other locations had. */
  others: z.optional(z.array(z.object({ location: z.string(), gen: z.number(), base: z.nullable(z.number()) }))),
});
export type StepRow = z.infer<typeof StepRow>;

/** How long a step can be taken back. */
const UNDO_FOR_MS = 30 * 24 * 60 * 60_000;

export const undoUntil = ({ at }: Pick<Step, 'at'>): Millis => at + UNDO_FOR_MS;

/** The step as screens show it. */
export const StepView = z.object({
  id: z.string(),
  kind: Step.shape.kind,
  warehouse: z.string(),
  location: z.string(),
  at: z.number(),
  rows: z.number(),
  state: Step.shape.state,
  through: z.number(),
  /** Until when it can be taken back; null: it can't (any more). */
  until: z.nullable(z.number()),
});
export type StepView = z.infer<typeof StepView>;

/** Why a location keeps the figure that it has when a step is taken back. */
export const Stays = z.enum([
  'same', // nothing is different from before
  'left-out', // it was left out of the step
  'gone', // not linked there any more
  'later', // it came after the step, so there is no before
  'changed', // another item, or reviewed again since
  'no-figure', // the shop gives no figure just now, or gave none before
  'unclear', // what became of a write isn't known
  'read-only', // it may only be read, so nothing is written there
  'moved', // counts that were pulled have changed since
]);
export type Stays = z.infer<typeof Stays>;

/** One SKU of an undo, before it is confirmed. */
export const UndoRow = z.object({
  sku: z.string(),
  title: z.string(),
  variant: z.nullable(z.string()),
  /** What the location has, and what it goes back to; both null where `stays` says why nothing is known. */
  from: z.nullable(z.number()),
  to: z.nullable(z.number()),
  /** The warehouse's count, and what it becomes. */
  count: z.object({ from: z.nullable(z.number()), to: z.nullable(z.number()) }),
  /** What was sold (less than 0) or came in at the location since, which it keeps. */
  since: z.number(),
  /** It keeps what it has, and why; null: it goes back. */
  stays: z.nullable(Stays),
});
export type UndoRow = z.infer<typeof UndoRow>;
