import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export const RIGHTS = ['ReadCatalog', 'UpdateCatalog', 'ReadStockLocation'] as const;

export type TokenMethod = 'cookie' | 'bearer' | 'api-key';

/** Who may come in, and how: by an API key, or by the token of a session. */
export class Desk {
  readonly apiKey = `${randomBytes(12).toString('hex')}:${randomBytes(32).toString('hex')}`;
  readonly username = 'stock-panel';
  readonly password = `secret ${randomBytes(6).toString('hex')}`;
  /** How often somebody logged in. */
  logins = 0;
  readonly #methods: readonly TokenMethod[];
  readonly #sessions = new Set<string>();

  constructor(methods: readonly TokenMethod[]) {
    this.#methods = methods;
  }

  knows(headers: IncomingHttpHeaders): boolean {
    const [, token] = /^bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
    // A session's token goes before a key, which isn't looked at then.
    if (token !== undefined && this.#methods.includes('bearer')) return this.#sessions.has(token);
    return this.#methods.includes('api-key') && headers['vendure-api-key'] === this.apiKey;
  }

  /** The token of a new session; null: wrong credentials. '' where tokens only go into cookies. */
  logIn(username: string, password: string): string | null {
    if (username !== this.username || password !== this.password) return null;
    this.logins += 1;
    const token = randomBytes(32).toString('hex');
    this.#sessions.add(token);
    return this.#methods.includes('bearer') ? token : '';
  }

  endSessions(): void {
    this.#sessions.clear();
  }
}
