/**
 * Measures the review of a first sync in Chromium: `npx tsx tests/measure/first-sync.ts 500 50000` after
 * `npx wxt build --mode e2e`. Each number is a run of its own with so many SKUs; the first is the one to compare with.
 * The shop is the WooCommerce stand-in; the warehouse's counts are put into the extension's database beforehand.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { EXTENSION, extensionId, launch } from '../e2e/browser.ts';
import { OptionsPage } from '../e2e/pages/options.ts';
import { startWooCommerce } from '../shops/woocommerce/shop.ts';

interface Figures {
  skus: number;
  /** From the click to the first row, and how much of it came after the shop's last answer. Milliseconds. */
  firstRow: number;
  afterShop: number;
  /** How often what is shown of the reading changed until then. */
  counts: number;
  /** Time between frames while the rows arrive, until the first is shown. Milliseconds. */
  arriveP95: number;
  arriveMax: number;
  /** Time between frames while scrolling. Milliseconds. */
  frameP95: number;
  frameMax: number;
  /** From the click to the next frame that shows what came of it. Milliseconds. */
  filter: number;
  selectAll: number;
  /** From the click until it is linked, and how often progress was shown. */
  confirm: number;
  progress: number;
  /** Of the page and of the worker after the review is shown. Megabytes. */
  heap: number;
}

async function measure(skus: number): Promise<Figures> {
  const profile = mkdtempSync(join(tmpdir(), 'stock-panel-'));
  const woo = await startWooCommerce();
  const products = Array.from({ length: skus }, (_, n) => ({ title: `Bulk ${n}`, sku: skuOf(n), quantity: 7 }));
  if (woo.control.addProducts) woo.control.addProducts(products);
  else for (const product of products) woo.control.addProduct(product);
  const context = await launch({ profile, extension: EXTENSION.e2e, shops: [woo], headless: true });
  try {
    const options = await OptionsPage.open(context, await extensionId(context));
    const { page } = options;
    page.setDefaultTimeout(600_000);
    // What runs this file names its functions with a helper that the page hasn’t got.
    await page.evaluate('globalThis.__name = (named) => named');
    await options.connect('woocommerce', woo.connect, 'Acme Woo');
    // Until it is saved: with products that come earlier the review opens by itself.
    await options.addWarehouse({ name: 'Leeds', locations: [{ integration: 'Acme Woo', location: 'Store stock' }] });
    await page.evaluate(seed, skus);
    const requests = woo.control.requests.length;
    await page.evaluate(watchReading);
    const began = Date.now();
    await page.getByRole('button', { name: 'Review first sync' }).click();
    await options.review.getByRole('row').nth(1).waitFor();
    const firstRow = Date.now() - began;
    const read = woo.control.requests.slice(requests).at(-1)?.at ?? began;
    const arriving = await page.evaluate(readingSeen);
    const heap = await page.evaluate(() => (performance as unknown as Memory).memory.usedJSHeapSize / 2 ** 20);
    const frames = await page.evaluate(scroll);
    const filter = await page.evaluate(click, 'button.filter[aria-pressed="false"]');
    await page.evaluate(click, 'button.filter[aria-pressed="false"]');
    const selectAll = await page.evaluate(click, 'dialog thead input[type=checkbox]');
    await page.evaluate(click, 'dialog thead input[type=checkbox]');
    const seen = new Set<string>();
    const watching = watch(page, seen);
    const pressed = Date.now();
    await options.review.getByRole('button', { name: 'Confirm', exact: true }).click();
    await options.review.waitFor({ state: 'hidden' });
    const confirm = Date.now() - pressed;
    clearInterval(watching);
    return {
      skus,
      firstRow,
      afterShop: firstRow - (read - began),
      counts: arriving.counts,
      arriveP95: p95(arriving.frames),
      arriveMax: Math.max(0, ...arriving.frames),
      frameP95: p95(frames),
      frameMax: Math.max(0, ...frames),
      filter,
      selectAll,
      confirm,
      progress: seen.size,
      heap,
    };
  } finally {
    await context.close();
    await woo.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The time that 95 of 100 are within. */
function p95(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? 0;
}

const skuOf = (n: number): string => `BULK-${String(n).padStart(5, '0')}`;

interface Memory {
  memory: { usedJSHeapSize: number };
}

/** A catalogue and counts for the one warehouse, as an earlier pull left them. Runs in the page. */
async function seed(skus: number): Promise<void> {
  const database = await new Promise<IDBDatabase>((done, failed) => {
    const request = indexedDB.open('stock-panel');
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  const transaction = database.transaction(['warehouses', 'products', 'records'], 'readwrite');
  const warehouses = transaction.objectStore('warehouses').getAll();
  await new Promise<void>((done, failed) => {
    transaction.oncomplete = () => done();
    transaction.onerror = () => failed(transaction.error);
    warehouses.onsuccess = () => {
      const warehouse = warehouses.result[0].id;
      for (let n = 0; n < skus; n++) {
        const sku = `BULK-${String(n).padStart(5, '0')}`;
        transaction.objectStore('products').put({ sku, title: `Bulk ${n}`, variant: null, addedAt: 1 });
        transaction.objectStore('records').put({
          version: 1,
          warehouse,
          sku,
          count: n % 12,
          revision: 1,
          lines: {},
          open: 0,
          raiseSince: null,
          applied: [],
          outbox: [],
        });
      }
    };
  });
  database.close();
}

interface Watched {
  reading: { counts: Set<string>; frames: number[] };
}

/** Notes what the dialog says of the reading, and the times between frames while rows arrive. Runs in the page. */
function watchReading(): void {
  const seen: Watched['reading'] = { counts: new Set(), frames: [] };
  (globalThis as unknown as Watched).reading = seen;
  let last = 0;
  let shown = false;
  const step = (now: number) => {
    const wait = document.querySelector('dialog .review-wait .empty')?.textContent ?? '';
    if (wait !== '') seen.counts.add(wait);
    if (last > 0) seen.frames.push(now - last);
    last = / rows/.test(wait) || (last > 0 && !shown) ? now : 0;
    shown = document.querySelector('dialog tbody tr[aria-rowindex]') !== null;
    if (!shown || last > 0) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

/** What was noted. Runs in the page. */
function readingSeen(): { counts: number; frames: number[] } {
  const { counts, frames } = (globalThis as unknown as Watched).reading;
  return { counts: counts.size, frames };
}

/** Scrolls the rows for two seconds and gives the times between frames. Runs in the page. */
function scroll(): Promise<number[]> {
  const region = document.querySelector('dialog .scroll');
  return new Promise((done) => {
    const frames: number[] = [];
    let last = performance.now();
    const step = (now: number) => {
      frames.push(now - last);
      last = now;
      region?.scrollBy(0, 900);
      if (frames.length < 120) requestAnimationFrame(step);
      else done(frames.slice(1));
    };
    requestAnimationFrame(step);
  });
}

/** Clicks and waits for the frame after the one that was drawn for it. Runs in the page. */
function click(selector: string): Promise<number> {
  const began = performance.now();
  document.querySelector<HTMLElement>(selector)?.click();
  return new Promise((done) =>
    requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => done(performance.now() - began)))),
  );
}

/** Notes what the dialog's foot says meanwhile. */
function watch(page: Page, seen: Set<string>): NodeJS.Timeout {
  return setInterval(() => {
    page
      .evaluate(() => document.querySelector('dialog footer')?.textContent ?? '')
      .then(
        (text) => /Linking .* of /.test(text) && seen.add(text),
        // The dialog may be gone by then.
        () => undefined,
      );
  }, 300);
}

const runs: Figures[] = [];
for (const wanted of process.argv.slice(2).map(Number)) runs.push(await measure(wanted));
console.table(
  runs.map((run) =>
    Object.fromEntries(Object.entries(run).map(([name, value]) => [name, Math.round(value * 10) / 10])),
  ),
);
