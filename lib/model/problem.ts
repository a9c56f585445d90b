import * as z from 'zod/mini';

/**
 * Something that needs a person. The key is made of what it is about, so that the same trouble seen
 * twice is one problem, and it goes away when its cause does. Sentences and next steps for each kind
 * are in the background’s `problem-text.ts`, the one table.
 */
export const ProblemKind = z.enum([
  'credentials-refused',
  'right-missing',
  'permission-missing',
  'shop-unreachable',
  'writes-unanswered',
  'shop-malformed',
  'push-rejected',
  'outcome-ambiguous',
  'applied-twice',
  'sale-overwritten',
  'mass-drop',
  'loop',
  'second-installation',
  'duplicate-sku',
  'item-missing',
  'item-untracked',
  'location-gone',
  'key-too-old',
  'key-not-restored',
  'restored',
  'shiptheory-refused',
  'shiptheory-ended',
  'shiptheory-permission',
  'shiptheory-unreachable',
  'shiptheory-malformed',
  'orders-full',
  'order-lines-missing',
  'orders-undecided',
  'order-changed',
]);
export type ProblemKind = z.infer<typeof ProblemKind>;

/** Problems that are questions about a write, by the delivery that `detail.doubt` names; older ones name none. */
export const DOUBTS: readonly ProblemKind[] = ['outcome-ambiguous', 'applied-twice', 'key-too-old', 'sale-overwritten'];

export const Problem = z.object({
  /** `{kind}:{integration}[:{location}][:{sku}]` */
  id: z.string(),
  kind: ProblemKind,
  integration: z.nullable(z.string()),
  location: z.nullable(z.string()),
  warehouse: z.nullable(z.string()),
  sku: z.nullable(z.string()),
  since: z.number(),
  /** Figures and short words that the sentence needs: both possibilities of an ambiguity, the missing right, a count. */
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Problem = z.infer<typeof Problem>;
