import type { Capabilities } from '../../../lib/channels/channel.ts';
import { integrationOf } from '../../../lib/model/ids.ts';
import type { Integration } from '../../../lib/model/integration.ts';
import type { IntegrationView, LocationStateView } from '../../../lib/model/views.ts';
import type { Snapshot } from '../snapshot.ts';

/** How many counts of one shop are in which state. */
export type Tally = Readonly<Partial<Record<LocationStateView['kind'], number>>>;

export function integrationView(
  snapshot: Snapshot,
  integration: Integration,
  promise: Capabilities['promise'],
  tally: Tally,
): IntegrationView {
  const { id, channel, name, url, origins, paused } = integration;
  const locations = [...snapshot.locations.values()].filter((one) => one.integration === id);
  return {
    id,
    channel,
    name,
    url,
    origins,
    ...(integration.login && { loginUrl: adminOf(integration) }),
    promise: { level: promise.level, why: snapshot.t.reword(promise.why) },
    permitted: !snapshot.unpermitted.has(id),
    paused,
    state: stateOf(snapshot, integration, tally),
    verifiedAt: snapshot.cursors.get(id)?.polledAt ?? null,
    waiting: (tally.waiting ?? 0) + (tally.sending ?? 0),
    failed: tally.failed ?? 0,
    locations: locations.map((one) => ({
      id: one.id,
      name: one.name,
      active: one.active,
      warehouse: snapshot.links.find((link) => link.location === one.id)?.warehouse ?? null,
    })),
  };
}

/** The front of the shop's admin, which asks for a login. The pattern holds no port, the shop's address does. */
function adminOf({ url, adminMatches }: Integration): string {
  const path = (adminMatches[0] ?? '').replace(/^\w+:\/\/[^/]+/, '').replace(/\*$/, '');
  return new URL(path, url).href;
}

const BROKEN = ['credentials-refused', 'key-not-restored', 'right-missing', 'permission-missing', 'shop-malformed'];

function stateOf(snapshot: Snapshot, { id, paused }: Integration, tally: Tally): IntegrationView['state'] {
  const cursor = snapshot.cursors.get(id);
  const broken = snapshot.problems.some((one) => one.integration === id && BROKEN.includes(one.kind));
  if (broken || snapshot.unpermitted.has(id)) return 'failed';
  if (paused || cursor?.stopped) return 'paused';
  if (snapshot.problems.some((one) => one.integration === id && one.kind === 'restored')) return 'paused';
  if (!snapshot.links.some((link) => integrationOf(link.location) === id)) return 'not-linked';
  if (tally.failed) return 'failed';
  if ((cursor?.failures ?? 0) > 0 || tally.waiting) return 'waiting';
  return tally.sending ? 'sending' : 'in-sync';
}
