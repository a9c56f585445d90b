import type { Millis } from '../model/time.ts';
import type { Http } from './http.ts';

/** What every channel's client is made of. */
export interface ClientDeps {
  /** The shop's address as connected; see `Integration.url`. */
  url: string;
  /** By the names of the channel's connect fields. */
  credentials: Readonly<Record<string, string>>;
  http: Http;
  /**
   * May the browser call this address? For a host beside the shop's own that a client can do without, asked before it
   * counts on it. Missing: it may not.
   */
  permitted?: ((url: string) => Promise<boolean>) | undefined;
  now(): Millis;
  /** A new UUID. */
  uuid(): string;
  /** Names this installation of the extension, so that a second one on the same shop can be told apart. */
  installation: string;
}
