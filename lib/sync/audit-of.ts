import type { ChannelClient } from '../channels/channel.ts';
import type { Audit } from '../stock/record.ts';
import type { Delivery, DeliveryLine } from './ports.ts';

/** What a shop changed is read within a poll or two, so the way from the last reading to a write is no longer. Milliseconds. */
const UNREAD_MS = 3 * 60_000;

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
  const value = line.outcome?.kind === 'applied' ? line.outcome.value : undefined;
  // Without the figure that the write saved nothing tells what it found.
  if (!capabilities.readsThenSaves || since === undefined || value === undefined) return undefined;
  const from = Math.min(since, Math.max(since - UNREAD_MS, line.read?.from ?? since));
  const added = { since, figure: line.from, by: line.to - line.from, value };
  return { delivery: key, from, known: since, until: now, added };
}
