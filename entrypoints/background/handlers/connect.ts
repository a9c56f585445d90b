import type { Handlers } from '../../../lib/messages/server.ts';
import { ok } from '../../../lib/model/channel-error.ts';
import { locationId } from '../../../lib/model/ids.ts';
import type { Integration } from '../../../lib/model/integration.ts';
import { connectError } from '../connect-error.ts';
import type { Hub } from '../hub.ts';
import { readName, refuse } from '../sentences.ts';

/**
 * Connects a shop, or connects it anew with other credentials. Nothing is kept before the shop has accepted the
 * credentials, named every right and listed its locations.
 */
export function connectHandler(hub: Hub): Handlers['integration.connect'] {
  return async ({ channel, name: typed, input, replace }) => {
    const form = hub.forms[channel];
    const read = form.read(input);
    if (!read.ok) return refuse(read.field, hub.t.reword(read.sentence));
    const wrong = (error: Parameters<typeof connectError>[1]) => connectError(hub.t, error, form, input, read.url);
    if (!(await hub.permissions.has(read.origins))) return wrong({ kind: 'no-permission', detail: '' });

    const client = hub.shops.make(channel, read.url, read.credentials);
    const shop = await client.check();
    if (!shop.ok) return wrong(shop.error);

    const named = readName(hub.t, typed || shop.value.name, 'integration');
    if (!named.ok) return refuse('name', named.sentence);
    const integrations = await hub.directory.integrations();
    const address = form.fields.find((field) => !field.secret)?.name ?? null;
    const same = integrations.find((one) => one.shopKey === shop.value.shopKey);
    if (same && same.id !== replace) return refuse(address, hub.t('connect.error.connected', { name: same.name }));
    const before = integrations.find((one) => one.id === replace);
    if (replace !== null && !before) return refuse(null, hub.t('connect.error.gone'));
    if (before && !same) return refuse(address, hub.t('connect.error.other', { name: before.name }));

    const locations = await client.locations();
    if (!locations.ok) return wrong(locations.error);

    const integration: Integration = {
      id: before?.id ?? hub.uuid(),
      channel,
      name: named.name,
      url: read.url,
      shopKey: shop.value.shopKey,
      adminHandle: shop.value.adminHandle,
      origins: [...read.origins],
      adminMatches: [...(shop.value.adminMatches ?? read.adminMatches)],
      connectedAt: before?.connectedAt ?? hub.clock.now(),
      ...(read.login && { login: true }),
      paused: before?.paused ?? false,
    };
    // Asked before the credentials are kept, and decided by the database when the integration is.
    if (integrations.some((one) => one.id !== integration.id && sameName(one.name, integration.name))) {
      return refuse('name', nameTaken(hub, integration.name));
    }
    await hub.vault.put(integration.id, read.credentials);
    const saved = await hub.setUp.putIntegration(integration);
    if (saved !== 'saved') {
      if (!before) await hub.vault.delete(integration.id);
      return saved === 'name-taken'
        ? refuse('name', nameTaken(hub, integration.name))
        : refuse(address, hub.t('connect.error.meanwhile'));
    }
    await hub.setUp.putLocations(
      locations.value.map((one) => ({
        id: locationId(integration.id, one.remoteId),
        integration: integration.id,
        remoteId: one.remoteId,
        name: one.name,
        active: one.active,
        fetchedAt: hub.clock.now(),
      })),
    );
    const others = integrations.filter((one) => one.id !== integration.id);
    const kept = new Set([integration, ...others].flatMap(({ origins }) => origins));
    // What only the old address needed is given back.
    await hub.permissions.remove((before?.origins ?? []).filter((origin) => !kept.has(origin)));
    await afterwards(hub, integration);
    return ok({ integration: integration.id });
  };
}

/** What the old credentials were blamed for is over, and the shop is due at once. */
async function afterwards(hub: Hub, integration: Integration): Promise<void> {
  hub.shops.forget(integration.id);
  const over = [
    'credentials-refused',
    'key-not-restored',
    'right-missing',
    'permission-missing',
    'shop-unreachable',
    'shop-malformed',
  ];
  for (const problem of await hub.directory.problems()) {
    if (problem.integration === integration.id && over.includes(problem.kind)) {
      await hub.directory.clearProblem(problem.id);
    }
  }
  await hub.screens.registerPanels();
  await hub.screens.startPanels(integration.adminMatches);
  hub.screens.changed();
  hub.sync({ now: true, integrations: [integration.id] });
}

function sameName(a: string, b: string): boolean {
  return a.toLocaleLowerCase() === b.toLocaleLowerCase();
}

function nameTaken({ t }: Hub, name: string): string {
  return t('connect.error.nameTaken', { name });
}
