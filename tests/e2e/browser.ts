import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import type { StandIn } from '../shops/shop.ts';

const OUTPUT = resolve(import.meta.dirname, '../../.output');

/** The built extension: `e2e` leaves the panel's shadow root open and has the fault hooks; the manifest is the same. */
export const EXTENSION = {
  e2e: join(OUTPUT, 'chrome-mv3-e2e'),
  production: join(OUTPUT, 'chrome-mv3'),
} as const;

export interface LaunchOptions {
  /** Folder of the browser profile; the same folder again is the same browser, started anew. */
  profile: string;
  extension: string;
  /** What stands in for the hosts that are called. */
  shops: readonly Pick<StandIn, 'hosts' | 'port'>[];
  headless: boolean;
  theme?: 'light' | 'dark';
}

/**
 * Chromium with the extension. The shops' real host names lead to the stand-ins, so that the manifest's own origins are
 * what is tested; every other host doesn't exist.
 */
export async function launch(options: LaunchOptions): Promise<BrowserContext> {
  const { profile, extension, shops, headless } = options;
  const rules = shops.flatMap((shop) => shop.hosts.map((host) => `MAP ${host} 127.0.0.1:${shop.port}`));
  return chromium.launchPersistentContext(profile, {
    ...chromiumHere(),
    headless,
    ...(headless ? { viewport: { width: 1280, height: 900 } } : { viewport: null }),
    colorScheme: options.theme ?? 'light',
    // Nothing is caught halfway between two colours.
    ...(headless && { reducedMotion: 'reduce' as const }),
    locale: 'en-GB',
    // The extension speaks the language of the browser's own interface, which this decides on Linux.
    env: { ...process.env, LANGUAGE: 'en_GB' },
    args: [
      // A sandbox can't be set up by root, which is who runs this in a container.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      `--host-resolver-rules=${[...rules, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(', ')}`,
      '--ignore-certificate-errors',
      '--no-first-run',
    ],
  });
}

/** `npm start` and `npm test` name the program they found; else one on the PATH, else Playwright's own. */
function chromiumHere(): { executablePath?: string } {
  const found = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'chromium'));
  const executablePath = process.env.CHROMIUM_PATH ?? found.find((path) => existsSync(path));
  return executablePath ? { executablePath } : {};
}

/** The id that Chromium gave to the extension, known once its worker runs. */
export async function extensionId(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return new URL(worker.url()).host;
}

/**
 * Answers the browser's permission prompt beforehand, since a test can't click it: granted on chrome://extensions, the
 * extension's own request then resolves at once. The request itself is still needed, and still made on a click.
 */
export async function grantHosts(context: BrowserContext, id: string, patterns: readonly string[]): Promise<void> {
  const page = await context.newPage();
  await page.goto('chrome://extensions/');
  await page.evaluate(
    async ([extension, hosts]) => {
      const api = (chrome as unknown as { developerPrivate: DeveloperPrivate }).developerPrivate;
      for (const host of hosts) await api.addHostPermission(extension, host);
    },
    [id, [...patterns]] as const,
  );
  await page.close();
}

/**
 * Answers the prompt for notifications beforehand: what a person has granted an extension once, the browser doesn't ask
 * about again. It is written into the profile of a browser that was started once with the extension and closed. The
 * request itself is still needed, and still made on a click.
 */
export function grantNotifications(profile: string, id: string): void {
  const file = join(profile, 'Default', 'Preferences');
  const preferences = JSON.parse(readFileSync(file, 'utf8'));
  const none = { api: [], explicit_host: [], manifest_permissions: [], scriptable_host: [] };
  preferences.extensions.settings[id].runtime_granted_permissions = { ...none, api: ['notifications'] };
  writeFileSync(file, JSON.stringify(preferences));
}

/** Takes a permission back, as a person does on chrome://extensions. */
export async function revokeHosts(page: Page, patterns: readonly string[]): Promise<void> {
  const removed = await page.evaluate((origins) => chrome.permissions.remove({ origins }), [...patterns]);
  if (!removed) throw new Error(`Chromium kept ${patterns.join(', ')}`);
}

interface DeveloperPrivate {
  addHostPermission(extension: string, host: string): Promise<void>;
}
