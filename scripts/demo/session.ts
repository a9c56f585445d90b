import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { EXTENSION, extensionId, launch } from '../../tests/e2e/browser.ts';
import { OptionsPage } from '../../tests/e2e/pages/options.ts';
import type { StandIn } from '../../tests/shops/shop.ts';
import { closeBlank, printValues, untilClosed } from './window.ts';

/** What a demo has to show with. */
export interface Session {
  context: BrowserContext;
  extension: string;
  options: OptionsPage;
  headless: boolean;
}

/**
 * Opens Chromium with the extension for these shops, by the names of their channels, lets `show` say whether all is
 * right, and closes everything. With `--empty` nothing is connected: what is needed to do it by hand is printed, with
 * `more` lines of it. The exit code is 0 only if all is right.
 */
export async function inSession(
  shops: Readonly<Record<string, StandIn>>,
  show: (session: Session) => Promise<boolean>,
  more: readonly string[] = [],
): Promise<void> {
  const headless = process.argv.includes('--headless');
  const profile = mkdtempSync(join(tmpdir(), 'stock-panel-demo-'));
  let context: BrowserContext | undefined;
  try {
    const extension = headless ? EXTENSION.e2e : EXTENSION.production;
    context = await launch({ profile, extension, shops: Object.values(shops), headless });
    const id = await extensionId(context);
    const options = await OptionsPage.open(context, id);
    await closeBlank(context);
    const session: Session = { context, extension: id, options, headless };
    const right = process.argv.includes('--empty') ? await byHand(session, shops, more) : await show(session);
    process.exitCode = right ? 0 : 1;
  } finally {
    await context?.close();
    for (const shop of Object.values(shops)) await shop.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function byHand(
  { context, headless }: Session,
  shops: Readonly<Record<string, StandIn>>,
  more: readonly string[],
): Promise<boolean> {
  printValues(shops);
  for (const line of more) console.log(line);
  if (headless) return true;
  console.log('\nThe options page is open: connect a shop with these values. Close the window to end.');
  await untilClosed(context);
  return true;
}
