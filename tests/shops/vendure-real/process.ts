import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ask, askOf } from './graphql.ts';
import { createPost } from './post.ts';
import { type Seeded, seed } from './seed.ts';

/** A running Vendure server with a shop in it that sells, on a port of this machine. */
export interface VendureProcess {
  /** Port of its http server on 127.0.0.1. */
  readonly port: number;
  readonly seeded: Seeded;
  /** The admin API, asked as the administrator. */
  readonly admin: Ask;
  /** The shop API, asked as a customer who comes for the first time. */
  readonly shop: Ask;
  /** See `server/control.mjs`. */
  command<T>(name: 'figure' | 'writes' | 'add' | 'age' | 'save' | 'load', values?: object): T;
  /** The shop is again as it was when it was made. */
  reset(): void;
  stop(): Promise<void>;
}

export const ADMINISTRATOR = { username: 'superadmin', password: 'superadmin' } as const;

export interface ProcessOptions {
  /** With the React dashboard beside the Admin UI; it has to be built. */
  dashboard?: boolean;
}

const START_MS = 120_000;
const FOLDER = import.meta.dirname;
const NOT_INSTALLED =
  'The real Vendure shop isn’t installed. "npm test" and "npm start -- --real" do that, or by hand: npm ci --prefix tests/shops/vendure-real --omit=dev';
const NOT_BUILT =
  'The dashboard of the real Vendure shop isn’t built. "npm run test:full" does that, or by hand: npm ci --prefix tests/shops/vendure-real && node tests/shops/vendure-real/build-dashboard.mjs';

/** Throws a sentence when the shop can't be started, with what to do. */
export async function startProcess({ dashboard = false }: ProcessOptions = {}): Promise<VendureProcess> {
  need('node_modules/@vendure/core/package.json', NOT_INSTALLED);
  if (dashboard) need('node_modules/.cache/dashboard/index.html', NOT_BUILT);
  const folder = mkdtempSync(join(tmpdir(), 'vendure-shop-'));
  const log = join(folder, 'log');
  // Into a file and not through a pipe: this process may be waiting for the shop when the shop has something to say.
  const output = openSync(log, 'a');
  const args = dashboard ? ['--dashboard', join(FOLDER, 'node_modules/.cache/dashboard')] : [];
  const child = fork(join(FOLDER, 'server/main.mjs'), args, {
    cwd: folder,
    execArgv: [],
    stdio: ['ignore', output, output, 'ipc'],
    env: { ...process.env, VENDURE_DISABLE_TELEMETRY: 'true' },
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const post = createPost();
  const stop = async (): Promise<void> => {
    if (child.connected) child.disconnect();
    await ended;
    await post.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };

  const ports = await new Promise<{ shop: number; control: number } | null>((ready) => {
    const timer = setTimeout(() => ready(null), START_MS);
    const answered = (found: { shop: number; control: number } | null) => {
      clearTimeout(timer);
      ready(found);
    };
    child.once('message', answered as (message: unknown) => void);
    void ended.then(() => answered(null));
  });
  if (!ports) {
    const said = readFileSync(log, 'utf8').slice(-3000);
    child.kill('SIGKILL');
    await stop();
    throw new Error(`The real Vendure shop didn’t start. It said:\n${said}`);
  }

  const home = `http://127.0.0.1:${ports.shop}`;
  const login = askOf(post, `${home}/admin-api`)(
    'mutation ($username: String!, $password: String!) { login(username: $username, password: $password) { __typename ... on ErrorResult { errorCode message } } }',
    ADMINISTRATOR,
  );
  const admin = askOf(post, `${home}/admin-api`, { authorization: `Bearer ${login.headers['vendure-auth-token']}` });
  const shop = askOf(post, `${home}/shop-api`);
  const command = <T>(name: string, values: object = {}): T => {
    const { status, body } = post(`http://127.0.0.1:${ports.control}/${name}`, values);
    if (status !== 200) throw new Error(`${name}: ${body}`);
    return JSON.parse(body) as T;
  };
  const seeded = seed(admin, shop);
  command('age', { hours: 2 });
  const made = join(folder, 'made.sqlite');
  command('save', { to: made });
  return { port: ports.shop, seeded, admin, shop, command, reset: () => command('load', { from: made }), stop };
}

function need(file: string, sentence: string): void {
  if (!existsSync(join(FOLDER, file))) throw new Error(sentence);
}
