import type { ChannelClient, RemoteItem } from '../channels/channel.ts';
import { type ChannelError, fail, ok, type Result } from '../model/channel-error.ts';

/**
 * Told after each page how many items were read so far, and whether these are all. False: nobody waits for the rest, so
 * it isn't read.
 */
export type OnPage = (read: number, all: boolean) => boolean;

/** What a pass gives that nobody waited for any more. */
export const CALLED_OFF: ChannelError = { kind: 'unavailable', detail: 'called off' };

/** All items of a shop, or an error: a pass that broke off says nothing of what it didn't reach. */
export async function everything(
  client: ChannelClient,
  places: readonly string[],
  onPage: OnPage = () => true,
): Promise<Result<readonly RemoteItem[]>> {
  const items: RemoteItem[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<ChannelClient['items']>> = await client.items(cursor, places);
    if (!page.ok) return page;
    items.push(...page.value.items);
    cursor = page.value.next;
    if (!onPage(items.length, cursor === null)) return fail(CALLED_OFF);
  } while (cursor !== null);
  return ok(items);
}
