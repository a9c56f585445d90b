// Set-up shared by `npm start` and `npm test`. Plain Node without packages, since there may be none yet.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const WINDOWS = process.platform === 'win32';
const MINUTE = 60_000;

/** A sentence for the person at the keyboard, without a stack. */
export class SetupError extends Error {}

/**
 * Runs a command in the repository with its output shown, and resolves with its exit code (124 when out of time).
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ timeout?: number, quiet?: boolean, env?: Record<string, string> }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], {
      cwd: ROOT,
      stdio: options.quiet ? 'ignore' : 'inherit',
      shell: WINDOWS,
      detached: !WINDOWS,
      env: { ...process.env, ...options.env },
    });
    let late = false;
    const end = (signal) => stop(child.pid, signal);
    const giveUp = () => {
      late = true;
      end('SIGKILL');
    };
    const timer = options.timeout ? setTimeout(giveUp, options.timeout) : undefined;
    const onSignal = () => end('SIGINT');
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
    const done = (code) => {
      clearTimeout(timer);
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
      resolve(late ? 124 : code);
    };
    child.on('error', () => done(127));
    child.on('close', (code) => done(code ?? 1));
  });
}

/** Runs one of the project's own programs, without npx's look-ups. */
export const runBin = (name, args, options) =>
  run(join(ROOT, 'node_modules', '.bin', WINDOWS ? `${name}.cmd` : name), args, options);

/** Node's version, packages, Chromium, openssl: whatever is missing is installed. Returns the path of Chromium. */
export async function setUp({ browser = true } = {}) {
  checkNode();
  await installPackages();
  if (!browser) return undefined;
  await needOpenssl();
  await needSchema();
  const chromium = await needChromium();
  console.log(`Chromium: ${chromium}`);
  return chromium;
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetupError(
    `This needs Node 20.19 or newer; this is ${process.versions.node}. Install it from https://nodejs.org and run the command again.`,
  );
}

async function installPackages() {
  const missing = missingPackages(ROOT);
  if (!missing) return;
  console.log(`Installing packages (${missing}) …`);
  const code = await run('npm', ['ci', '--no-audit', '--no-fund'], { timeout: 10 * MINUTE });
  if (code !== 0) throw new SetupError('npm ci failed; the lines above say why. Nothing else was tried.');
}

/** A package of its own, since only a real Vendure shop needs it; without it everything else still works. */
const REAL_SHOP = 'tests/shops/vendure-real';

/**
 * Installs a real Vendure shop; `dashboard`: with its React dashboard. Nothing of it is compiled and none of its install
 * scripts is needed. Returns a sentence when that can't be done: what depends on the shop will fail and say so too.
 */
export async function needRealShop({ dashboard = false } = {}) {
  const missing = missingPackages(join(ROOT, REAL_SHOP), { development: dashboard });
  if (!missing) return null;
  console.log(`Installing the real Vendure shop (${missing}) …`);
  const what = ['ci', '--prefix', REAL_SHOP, ...(dashboard ? [] : ['--omit=dev'])];
  const how = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
  if ((await run('npm', [...what, ...how], { timeout: 10 * MINUTE })) === 0) return null;
  return `The real Vendure shop could not be installed; the lines above say why. By hand: npm ${what.join(' ')}`;
}

/** Why packages have to be installed, or null. Compares contents: a clone or a checkout changes every file's time. */
function missingPackages(folder, { development = true } = {}) {
  const installed = lockedVersions(join(folder, 'node_modules', '.package-lock.json'));
  if (!installed) return 'none are installed';
  const wanted = lockedVersions(join(folder, 'package-lock.json')) ?? new Map();
  for (const [path, one] of wanted) {
    if (one.development && !development) continue;
    const have = installed.get(path);
    if (have ? have.version !== one.version : !one.optional)
      return `${path.replace(/^.*node_modules\//, '')} is missing or another version`;
  }
  return null;
}

function lockedVersions(file) {
  if (!existsSync(file)) return null;
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  return new Map(
    Object.entries(packages)
      .filter(([path]) => path !== '')
      .map(([path, one]) => [
        path,
        { version: one.version, optional: Boolean(one.optional || one.devOptional), development: Boolean(one.dev) },
      ]),
  );
}

async function needOpenssl() {
  if (await answers('openssl', ['version'])) return;
  if (await aptInstall('openssl')) return;
  throw new SetupError(
    'openssl is missing (the stand-in shops make their certificate with it). Install it and run the command again.',
  );
}

/** Shopify's published schema, which the stand-in shop runs on; fetched once, before a test's own time limit counts. */
async function needSchema() {
  const code = await runBin('tsx', ['tests/shops/shopify/fetch-schema.ts'], { timeout: 3 * MINUTE });
  if (code !== 0) throw new SetupError('The stand-in Shopify shop could not be made ready; the lines above say why.');
}

async function needChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (await answers(given, ['--version'])) return given;
    throw new SetupError(`CHROMIUM_PATH is ${given}, which doesn't start. Point it to a Chromium program or unset it.`);
  }
  const found = (await onMachine()) ?? (await playwrights());
  if (found) return found;

  console.log('No Chromium here. Trying Playwright’s download …');
  const withDeps = isRoot() && existsSync('/etc/debian_version') ? ['--with-deps'] : [];
  await runBin('playwright', ['install', ...withDeps, 'chromium'], { timeout: 4 * MINUTE });
  const downloaded = await playwrights();
  if (downloaded) return downloaded;

  if (await aptInstall('chromium')) {
    const packaged = await onMachine();
    if (packaged) return packaged;
  }
  const branded = await firstThatAnswers(['google-chrome', 'google-chrome-stable'].flatMap(onPath));
  if (branded) return branded;
  throw new SetupError(
    'Chromium is missing and could not be installed. Install Chromium, or set CHROMIUM_PATH to its program, and run the command again.',
  );
}

const onMachine = () =>
  firstThatAnswers([
    ...['chromium', 'chromium-browser'].flatMap(onPath),
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ]);

async function playwrights() {
  const { chromium } = createRequire(import.meta.url)('playwright-core');
  return firstThatAnswers([chromium.executablePath()]);
}

function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, WINDOWS ? `${name}.exe` : name));
}

async function firstThatAnswers(candidates) {
  for (const path of candidates) {
    if (existsSync(path) && (await answers(path, ['--version']))) return path;
  }
  return null;
}

const answers = async (command, args) =>
  // Chrome on Windows opens a window instead of printing its version.
  (WINDOWS && existsSync(command)) || (await run(command, args, { quiet: true, timeout: 30_000 })) === 0;

const isRoot = () => process.getuid?.() === 0;

async function aptInstall(name) {
  if (!isRoot() || !existsSync('/usr/bin/apt-get')) return false;
  console.log(`Installing Debian's ${name} …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { timeout: 3 * MINUTE, env });
  return (
    (await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], { timeout: 8 * MINUTE, env })) === 0
  );
}

function stop(pid, signal) {
  if (!pid) return;
  try {
    process.kill(WINDOWS ? pid : -pid, signal);
  } catch (error) {
    // It ended in the same moment.
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Prints a SetupError as its sentence and ends with code 1; anything else is a bug and keeps its stack. */
export function endWith(error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
