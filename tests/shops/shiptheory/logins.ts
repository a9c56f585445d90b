import { randomBytes } from 'node:crypto';

const LASTS_MS = 60 * 60_000;

/** Tokens that were given out: they look like JWTs, and are known by being in the list. */
export class Logins {
  private readonly until = new Map<string, number>();

  constructor(private readonly now: () => number) {}

  make(email: string): string {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const exp = Math.floor((this.now() + LASTS_MS) / 1000);
    const token = `${part({ typ: 'JWT', alg: 'HS256' })}.${part({ sub: email, exp })}.${randomBytes(16).toString('base64url')}`;
    this.until.set(token, this.now() + LASTS_MS);
    return token;
  }

  /** Does this header name a login that hasn't ended? */
  knows(authorization: string | undefined): boolean {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    return token !== undefined && (this.until.get(token) ?? 0) > this.now();
  }

  end(): void {
    this.until.clear();
  }
}
