import { integrationOf } from '../../lib/model/ids.ts';
import { channelCalled } from '../../lib/sync/order-decide.ts';
import type { Directory } from '../../lib/sync/ports.ts';

/** Tells by Shiptheory's name of a channel the linked shop that stands for it, by its own name; null: none is linked. */
export async function linkedAs({ directory }: { directory: Directory }): Promise<(channel: string) => string | null> {
  const [integrations, links] = await Promise.all([directory.integrations(), directory.links()]);
  const linked = new Set(
    links.filter(({ state }) => state !== 'review').map(({ location }) => integrationOf(location)),
  );
  const shops = integrations.filter(({ id }) => linked.has(id));
  return (name) => {
    const meant = channelCalled(name);
    return shops.find(({ channel }) => channel === meant)?.name ?? null;
  };
}
