import { createHash, randomBytes } from 'node:crypto';

export interface User {
  id: number;
  login: string;
  password: string;
  name: string;
  capabilities: readonly string[];
}

const PRODUCTS = ['read_private_products', 'edit_products', 'edit_others_products'];
/** The right to read orders. */
export const READ_ORDERS = 'read_private_shop_orders';

/** Who can log in. The password is the same for all: `{login}-password`. */
export const USERS: readonly User[] = [
  {
    id: 1,
    login: 'admin',
    name: 'Administrator',
    capabilities: ['manage_options', 'manage_woocommerce', READ_ORDERS, ...PRODUCTS],
  },
  { id: 2, login: 'manager', name: 'shop manager', capabilities: ['manage_woocommerce', READ_ORDERS, ...PRODUCTS] },
  // WordPress's own Editor has no right to products; the other role is one that a plugin made.
  { id: 3, login: 'editor', name: 'Editor', capabilities: ['edit_posts', 'edit_others_posts'] },
  { id: 4, login: 'looker', name: 'Stock reader', capabilities: ['edit_posts', 'read_private_products'] },
].map((user) => ({ ...user, password: `${user.login}-password` }));

interface Session {
  user: User;
  token: string;
  expires: number;
}

const DAY = 86_400_000;

/** Who is logged in, and the nonces that prove it. */
export interface Sessions {
  /** The name of the cookie that all of the site sees; and of the one that only the admin sees. */
  readonly cookie: string;
  readonly adminCookie: string;
  /** A new session: the value of both cookies. For two days, or for two weeks where it is to be remembered. */
  open(login: string, password: string, remember: boolean): string | null;
  /** The session of a request; null: nobody is logged in. */
  of(cookies: string | undefined, name?: string): Session | null;
  close(session: Session): void;
  closeAll(): void;
  /** A nonce is good for this half of a day and the next one, for one user in one session. */
  nonce(action: string, session: Session | null): string;
  verify(nonce: string, action: string, session: Session | null): boolean;
}

export function createSessions(site: string, secure: boolean, now: () => number): Sessions {
  const open = new Map<string, Session>();
  const salt = randomBytes(16).toString('hex');
  const hash = createHash('md5').update(site).digest('hex');
  const tick = () => Math.ceil(now() / (DAY / 2));
  const nonceOf = (at: number, action: string, session: Session | null) =>
    createHash('md5')
      .update(`${at}|${action}|${session?.user.id ?? 0}|${session?.token ?? ''}|${salt}`)
      .digest('hex')
      .slice(-12, -2);

  const sessions: Sessions = {
    cookie: `wordpress_logged_in_${hash}`,
    adminCookie: `wordpress_${secure ? 'sec_' : ''}${hash}`,
    open(login, password, remember) {
      const user = USERS.find((one) => one.login === login && one.password === password);
      if (!user) return null;
      const token = randomBytes(20).toString('hex');
      open.set(token, { user, token, expires: now() + (remember ? 14 : 2) * DAY });
      return encodeURIComponent(`${login}|${token}`);
    },
    of(cookies, name = sessions.cookie) {
      const value = (cookies ?? '').split(/;\s*/).find((one) => one.startsWith(`${name}=`));
      const [login, token] = decodeURIComponent(value?.slice(name.length + 1) ?? '').split('|');
      const session = open.get(token ?? '');
      return session && session.user.login === login && session.expires > now() ? session : null;
    },
    close: (session) => void open.delete(session.token),
    closeAll: () => open.clear(),
    nonce: (action, session) => nonceOf(tick(), action, session),
    verify: (nonce, action, session) => [tick(), tick() - 1].some((at) => nonce === nonceOf(at, action, session)),
  };
  return sessions;
}
