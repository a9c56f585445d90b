import * as z from 'zod/mini';

/** A call as it crosses the edge between contexts. */
export const CallMessage = z.object({ type: z.literal('call'), name: z.string(), request: z.unknown() });

/**
 * Its answer. `message` is a sentence for a person. `unconnected`: asked by a panel that is still on the page of a shop
 * that isn't connected any more.
 */
export const Answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), reply: z.unknown() }),
  z.object({ ok: z.literal(false), kind: z.enum(['refused', 'failed', 'unconnected']), message: z.string() }),
]);
export type Answer = z.infer<typeof Answer>;
