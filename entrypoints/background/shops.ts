import type { ChannelClient } from '../../lib/channels/channel.ts';
import { CLIENTS } from '../../lib/channels/clients.ts';
import type { Http } from '../../lib/channels/http.ts';
import type { Match } from '../../lib/model/catalogue.ts';
import type { IntegrationId } from '../../lib/model/ids.ts';
import type { Millis } from '../../lib/model/time.ts';
import type { Directory } from '../../lib/sync/ports.ts';
import { type Vault, VaultError } from '../../lib/vault/vault.ts';
import type { Shops } from './hub.ts';
import { matchedClient } from './matched-client.ts';

interface Deps {
  directory: Directory;
  vault: Vault;
  http: Http;
  permitted(url: string): Promise<boolean>;
  now(): Millis;
  uuid(): string;
  installation: string;
  /** What a person matched in a shop by hand. */
  matches(integration: IntegrationId): Promise<readonly Match[]>;
  /** For tests in the browser: wraps each client of a connected shop. */
  wrap?: ((client: ChannelClient) => ChannelClient) | undefined;
  onLocked(integration: IntegrationId, error: VaultError): void;
}

/**
 * The clients of the connected shops. Each is made once and kept while the worker lives, so that what it remembers of
 * tokens and rate limits is of use; the promise is kept, not the client, so that two who ask at once get the same one.
 */
export function createShops(deps: Deps): Shops {
  const made = new Map<IntegrationId, Promise<ChannelClient | null>>();

  const make: Shops['make'] = (channel, url, credentials) => {
    const { http, permitted, now, uuid, installation } = deps;
    return CLIENTS[channel]({ url, credentials, http, permitted, now, uuid, installation });
  };

  const open = async (id: IntegrationId): Promise<ChannelClient | null> => {
    const integration = (await deps.directory.integrations()).find((one) => one.id === id);
    const credentials = integration && (await deps.vault.get(id));
    if (!credentials) return null;
    const client = make(integration.channel, integration.url, credentials);
    const matched = matchedClient(client, () => deps.matches(id));
    return deps.wrap?.(matched) ?? matched;
  };

  const openOnce = async (id: IntegrationId): Promise<ChannelClient | null> => {
    try {
      const client = await open(id);
      if (!client) made.delete(id);
      return client;
    } catch (error) {
      made.delete(id);
      if (!(error instanceof VaultError)) throw error;
      deps.onLocked(id, error);
      return null;
    }
  };

  return {
    make,
    of(id) {
      const client = made.get(id) ?? openOnce(id);
      made.set(id, client);
      return client;
    },
    forget: (id) => void made.delete(id),
  };
}
