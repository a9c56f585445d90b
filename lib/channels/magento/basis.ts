import * as z from 'zod/mini';
import type { WriteLine } from '../channel.ts';

/**
 * What a line's request is made of beside `from` and `to`, as read just before it is sealed: which row of which source,
 * what it held (`was`), and what it is to hold. `refused`: why nothing can be made of it.
 */
const Basis = z.union([
  z.object({
    sku: z.string(),
    source: z.string(),
    was: z.int(),
    quantity: z.int(),
    status: z.union([z.literal(0), z.literal(1)]),
  }),
  z.object({ refused: z.string() }),
]);
export type Basis = z.infer<typeof Basis>;
export type Row = Extract<Basis, { sku: string }>;

export const basisText = (basis: Basis): string => JSON.stringify(basis);

/** The basis of a prepared line; null: there is none, or it isn't one of ours. */
export function basisOf({ basis }: WriteLine): Basis | null {
  if (basis === undefined) return null;
  try {
    const parsed = z.safeParse(Basis, JSON.parse(basis));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The row that this line writes; null where none can be told. */
export function rowOf(line: WriteLine): Row | null {
  const basis = basisOf(line);
  return basis && 'sku' in basis ? basis : null;
}
