import * as z from 'zod/mini';
import { ok, type Result } from '../../model/channel-error.ts';
import type { Prepared, SealedWrite, WriteLine } from '../channel.ts';
import type { Api } from './api.ts';
import { readExternal, readUnits } from './reading.ts';
import { levelsOf, onHandOf } from './stock.ts';

export const RELATIVE = 'v3/inventory/adjustments/relative';
export const ABSOLUTE = 'v3/inventory/adjustments/absolute';

/** What a line's payload depends on beside its figures. */
const Basis = z.object({
  /** How the product is tracked, and so how an adjustment must name it. */
  by: z.enum(['product_id', 'variant_id']),
  id: z.int(),
  /** Units on hand there: with the safety stock. Null where the shop gave no whole number. */
  onHand: z.nullable(z.int()),
  /** Another system keeps the stock of that location. */
  external: z.boolean(),
});
export type Basis = z.infer<typeof Basis>;

/** Null: not what `prepare` made. */
export function basisOf({ basis }: WriteLine): Basis | null {
  if (basis === undefined) return null;
  try {
    const parsed = z.safeParse(Basis, JSON.parse(basis));
    return parsed.success ? parsed.data : null;
  } catch {
    // Not JSON: it is judged as any other basis that isn't ours.
    return null;
  }
}

/**
 * A fresh reading of every line: is its figure still `from`, how is its product tracked now, and may its location be
 * written? It is also the reading right before a write.
 */
export async function prepare(api: Api, lines: readonly WriteLine[]): Promise<Result<readonly Prepared[]>> {
  const places = [...new Set(lines.map(({ remoteLocation }) => remoteLocation))];
  const external = await readExternal(api, places);
  if (!external.ok) return external;
  const read = await readUnits(
    api,
    lines.map(({ item }) => item),
    places,
  );
  if (!read.ok) return read;
  const { units, rows } = read.value;
  return ok(
    lines.map(({ item, remoteLocation, from }): Prepared => {
      const unit = units.get(item);
      const level = unit && levelsOf(unit, rows, [remoteLocation])[0];
      if (!unit || level?.quantity !== from) return { kind: 'stale' };
      const basis: Basis = {
        ...unit.identity,
        onHand: onHandOf(unit, rows, remoteLocation),
        external: external.value.has(remoteLocation),
      };
      return { kind: 'ready', basis: JSON.stringify(basis) };
    }),
  );
}

/** Lines that are sent: those whose location is ours to write. */
export function sendable(line: WriteLine): boolean {
  const basis = basisOf(line);
  return basis !== null && !basis.external && /^\d+$/.test(line.remoteLocation);
}

/**
 * The request: for each line the difference, which moves the units on hand and with them those available, whatever the
 * safety stock is. Never a figure: an absolute adjustment would undo a sale that nobody has read yet. The reason is
 * shown in the shop's own history of its stock.
 */
export function seal(key: string, lines: readonly WriteLine[]): SealedWrite {
  const items = lines.filter(sendable).flatMap((line) => adjustment(line, line.to - line.from));
  return { key, method: 'POST', path: RELATIVE, body: JSON.stringify({ reason: reasonOf(key), items }) };
}

/** One entry of an adjustment; none for a line that wasn't prepared. */
export function adjustment(line: WriteLine, quantity: number): readonly Readonly<Record<string, number>>[] {
  const basis = basisOf(line);
  return basis ? [{ location_id: Number(line.remoteLocation), [basis.by]: basis.id, quantity }] : [];
}

export const reasonOf = (key: string): string => `Shiptheory Stock Panel ${key}`;
