import * as z from 'zod/mini';
import { LowChoice } from './low-choice.ts';

export const Warehouse = z.object({
  id: z.string(),
  /** Unique without regard to case, 1 to 80 characters after trimming. */
  name: z.string(),
  createdAt: z.number(),
  /** Goes up by one with each save, so that two tabs can't overwrite each other unseen. */
  revision: z.number(),
  /** From where its counts are low; absent: as the settings say. */
  lowStock: z.optional(LowChoice),
});
export type Warehouse = z.infer<typeof Warehouse>;

/**
 * `both`: read and write. `read`: counts come in, none go out. `write`: readings move the base, never the count.
 * `off`: keeps the base, sends and accounts nothing until it is turned on again.
 */
export const Direction = z.enum(['both', 'read', 'write', 'off']);
export type Direction = z.infer<typeof Direction>;

/**
 * A location belongs to at most one warehouse: `location` is the primary key of the links, so the
 * database itself refuses a second one.
 */
export const Link = z.object({
  location: z.string(),
  warehouse: z.string(),
  /** A new number for every linking, so that replies meant for an earlier one are told apart. */
  gen: z.number(),
  /** `review`: taken, but the first sync isn't confirmed: nothing is read into counts or written. */
  state: z.enum(['review', 'linked', 'unlinking']),
  direction: Direction,
  /** Units held back from this location, ≥ 0. */
  buffer: z.number(),
  /** The most this location is ever shown, or null. */
  max: z.nullable(z.number()),
  linkedAt: z.number(),
  /** Paused by a person: its lines keep their bases, and what changes meanwhile is accounted when it goes on. */
  paused: z.optional(z.boolean()),
  /** Its lines don't all follow what is said here yet; whoever finds it goes on with that. */
  changing: z.optional(z.boolean()),
});
export type Link = z.infer<typeof Link>;

/** Is it read and accounted now: confirmed, and not paused by a person? */
export const takesPart = ({ state, paused }: Link): boolean => state === 'linked' && paused !== true;

/** What a person decides about a linked location. `buffer`: units held back, ≥ 0. `max`: the most it is shown, or null. */
export const LinkSettings = z.object({ direction: Direction, buffer: z.number(), max: z.nullable(z.number()) });
export type LinkSettings = z.infer<typeof LinkSettings>;

/** The one master stock location of the whole extension. */
export const Master = z.object({ warehouse: z.string(), location: z.string() });
export type Master = z.infer<typeof Master>;
