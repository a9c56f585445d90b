import * as z from 'zod/mini';
import type { Http } from '../../lib/channels/http.ts';
import { SHIPTHEORY, type ShiptheoryAccount } from '../../lib/model/shipment.ts';
import type { Session } from '../../lib/platform/session.ts';
import { type Login, Token } from '../../lib/shiptheory/api.ts';
import { createShiptheoryClient, type ShiptheoryClient } from '../../lib/shiptheory/client.ts';
import type { ShipmentList } from '../../lib/store/order-store.ts';
import type { Settings } from '../../lib/store/settings.ts';
import type { OrderDeps, OrderStore } from '../../lib/sync/order-ports.ts';
import type { Clock } from '../../lib/sync/ports.ts';
import { type Vault, VaultError } from '../../lib/vault/vault.ts';

/** The Shiptheory account: what is kept of it, and how it is reached. */
export interface Shiptheory extends OrderDeps {
  store: OrderStore & ShipmentList;
  client: ShiptheoryClient;
  /** Keeps the account, and the password only if that was wanted. */
  keep(account: ShiptheoryAccount, login: Login): Promise<void>;
  /** Forgets the account, its password and its login. What was counted stays known, so it is never counted twice. */
  forget(): Promise<void>;
}

interface Deps {
  store: OrderStore & ShipmentList;
  settings: Settings;
  vault: Vault;
  session: Session;
  http: Http;
  clock: Clock;
  onLocked(integration: string, error: VaultError): void;
}

export function createShiptheory(deps: Deps): Shiptheory {
  const { store, settings, vault, session, http, clock } = deps;

  const tokens = {
    async get() {
      const kept = z.safeParse(Token, await session.get(SHIPTHEORY));
      return kept.success ? kept.data : null;
    },
    put: (token: Token | null) => (token ? session.put(SHIPTHEORY, token) : session.remove(SHIPTHEORY)),
  };

  const login = async (): Promise<Login | null> => {
    try {
      const { email, password } = (await vault.get(SHIPTHEORY)) ?? {};
      return email && password ? { email, password } : null;
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      deps.onLocked(SHIPTHEORY, error);
      return null;
    }
  };

  const client = createShiptheoryClient({ http, now: clock.now, sleep: clock.sleep, tokens, login });

  return {
    store,
    client,
    async feed() {
      const token = await tokens.get();
      return (token && token.until > clock.now()) || (await login()) ? client : null;
    },
    async keep(account, given) {
      if (account.kept) await vault.put(SHIPTHEORY, { ...given });
      else await vault.delete(SHIPTHEORY);
      await settings.put('shiptheory', account);
    },
    async forget() {
      await settings.remove('shiptheory');
      await vault.delete(SHIPTHEORY);
      await tokens.put(null);
    },
  };
}
