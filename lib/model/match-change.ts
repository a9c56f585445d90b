import * as z from 'zod/mini';

/**
 * What a person's word on an item would do at one linked location of its shop. `written`: it gets `to`. `kept`: it has
 * units and would get 0, so it is left out. `unknown`: the SKU has no count there yet, so nothing is sent. `absent`: the
 * shop has no figure for it there. `silent`: nothing is sent to this location. Figures are units; null: none is known.
 */
export const MatchChange = z.object({
  location: z.string(),
  warehouse: z.string(),
  kind: z.enum(['written', 'same', 'kept', 'unknown', 'absent', 'silent']),
  old: z.nullable(z.number()),
  to: z.nullable(z.number()),
});
export type MatchChange = z.infer<typeof MatchChange>;
