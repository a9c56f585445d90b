import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Gives out access tokens and knows which are good: a permanent one, and those of the client-credentials grant. */
export class TokenDesk {
  readonly permanent = `shpat_${randomBytes(16).toString('hex')}`;
  readonly clientId = randomBytes(16).toString('hex');
  readonly clientSecret = `shpss_${randomBytes(16).toString('hex')}`;
  readonly #scopes: readonly string[];
  readonly #lifeMs: number;
  readonly #now: () => number;
  readonly #granted = new Map<string, number>();
  #given = 0;

  constructor(scopes: readonly string[], lifeMs: number, now: () => number) {
    this.#now = now;
    this.#scopes = scopes;
    this.#lifeMs = lifeMs;
  }

  /** What this token may do; null: not a good token. */
  scopes(token: string | string[] | undefined): ReadonlySet<string> | null {
    if (typeof token !== 'string') return null;
    const until = token === this.permanent ? Number.POSITIVE_INFINITY : this.#granted.get(token);
    return until !== undefined && until > this.#now() ? new Set(this.#scopes) : null;
  }

  get given(): number {
    return this.#given;
  }

  expire(): void {
    this.#granted.clear();
  }

  /** `POST /admin/oauth/access_token`. */
  answer(request: IncomingMessage, response: ServerResponse, body: string, revoked: boolean): void {
    const fault = revoked ? 'app_not_installed' : this.#fault(request, body);
    if (fault) {
      response.writeHead(400, { 'content-type': 'text/html' }).end(`Oauth error ${fault}`);
      return;
    }
    const token = `shpat_${randomBytes(16).toString('hex')}`;
    this.#given += 1;
    this.#granted.set(token, this.#now() + this.#lifeMs);
    const expires_in = Math.floor(this.#lifeMs / 1000) - 1;
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ access_token: token, scope: this.#scopes.join(','), expires_in }));
  }

  #fault(request: IncomingMessage, body: string): string | null {
    if (request.method !== 'POST') return 'invalid_request';
    const fields = fieldsOf(request, body);
    if (fields.get('grant_type') !== 'client_credentials') return 'unsupported_grant_type';
    if (fields.get('client_id') !== this.clientId) return 'application_cannot_be_found';
    return fields.get('client_secret') === this.clientSecret ? null : 'invalid_client';
  }
}

function fieldsOf(request: IncomingMessage, body: string): URLSearchParams {
  const json = request.headers['content-type']?.startsWith('application/json');
  return new URLSearchParams(json ? JSON.parse(body) : body);
}
