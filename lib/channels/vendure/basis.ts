import * as z from 'zod/mini';
import type { WriteLine } from '../channel.ts';
import type { Units } from './remote-item.ts';

/** What a write depends on: units just before it was sealed, and how many movements the variant's ledger held then. */
export type Basis = Units & { movements: number; adjustments: number };

const Basis = z.object({ onHand: z.int(), allocated: z.int(), movements: z.int(), adjustments: z.int() });

export const writeBasis = (basis: Basis): string => JSON.stringify(basis);

/** The basis of a prepared line, or null: it has none that can be understood. */
export function basisOf({ basis }: WriteLine): Basis | null {
  try {
    const parsed = z.safeParse(Basis, JSON.parse(basis ?? ''));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The most that the shop's API takes. */
const MOST = 2_147_483_647;

/** Units on hand that this line sets: sales in between move what is allocated, so they stay as they are. */
export function targetOf(line: WriteLine): { basis: Basis; onHand: number } | null {
  const basis = basisOf(line);
  if (!basis) return null;
  const onHand = basis.onHand + line.to - line.from;
  return Number.isInteger(onHand) && Math.abs(onHand) <= MOST ? { basis, onHand } : null;
}
