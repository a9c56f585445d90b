import type { ChannelClient } from '../channels/channel.ts';
import type { Audit } from '../stock/record.ts';
import type { Delivery, DeliveryLine } from './ports.ts';
import { TIME_LIMIT_MS } from './time-limit.ts';

/** A figure that was read longer before its write has hardly moved since, or it would have been read again. */
const LONG_AGO_MS = 60 * 60_000;

/**
 * What is to be looked up after a write of this line was applied at `now`: it may have gone over a sale that nobody had
 * read, and only the shop's feed knows. undefined: it can't have, or there is no feed.
 */
export function auditOf(
  { capabilities, sales }: Pick<ChannelClient, 'capabilities' | 'sales'>,
  { key, sentAt }: Delivery,
  line: DeliveryLine,
  now: number,
): Audit | undefined {
  if (sales === undefined) return undefined;
  if (capabilities.write === 'set' && capabilities.witness === 'none') {
    return line.read && { delivery: key, ...line.read, until: now };
  }
  const [since] = sentAt;
  if (!capabilities.readsThenSaves || since === undefined) return undefined;
  // However late its witness was read: by then it was over.
  const until = Math.min(now, Math.max(...sentAt) + TIME_LIMIT_MS + capabilities.quarantineMs);
  const value = line.outcome?.kind === 'applied' ? line.outcome.value : undefined;
  const added = { since, from: line.from, by: line.to - line.from, ...(value !== undefined && { value }) };
  // Where the shop didn't answer with the figure, the way from the one that was read before tells which the write found.
  const from = value === undefined ? Math.min(since, Math.max(since - LONG_AGO_MS, line.read?.from ?? since)) : since;
  return { delivery: key, from, known: line.read?.known ?? since, until, added };
}
