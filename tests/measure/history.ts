/**
 * Measures the filter for a part of a SKU in Activity: `npx tsx tests/measure/history.ts 1000 100000` after
 * `npx wxt build --mode e2e`. Each number is a run of its own with so many changes; the first is the one to compare with.
 * `EXTENSION=<folder>` measures another build. The history is put into the extension's database beforehand.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { EXTENSION, extensionId, launch } from '../e2e/browser.ts';
import { OptionsPage } from '../e2e/pages/options.ts';

/** Changes of each SKU. */
const PER_SKU = 10;

/** Milliseconds from the last letter typed to the list it leads to; 300 of them are waited for another letter. */
interface Figures {
  changes: number;
  skus: number;
  /** Of one SKU whose changes are the oldest. */
  rare: number;
  /** Of every tenth SKU. */
  common: number;
  /** Of no SKU. */
  none: number;
}

async function measure(changes: number): Promise<Figures> {
  const profile = mkdtempSync(join(tmpdir(), 'stock-panel-'));
  const extension = process.env.EXTENSION ?? EXTENSION.e2e;
  const context = await launch({ profile, extension, shops: [], headless: true });
  try {
    const { page } = await OptionsPage.open(context, await extensionId(context), '#/activity');
    page.setDefaultTimeout(120_000);
    await page.getByText('Nothing has happened yet').waitFor();
    // What runs this file names its functions with a helper that the page hasn’t got.
    await page.evaluate('globalThis.__name = (named) => named');
    const skus = changes / PER_SKU;
    await page.evaluate(seed, { changes, skus });
    await page.reload();
    await page.getByRole('list', { name: 'History' }).getByRole('listitem').first().waitFor();
    return {
      changes,
      skus,
      rare: await search(page, `ulk-${String(0).padStart(6, '0')}`, 'row'),
      common: await search(page, '7-x', 'row'),
      none: await search(page, 'nowhere', 'none'),
    };
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function search(page: Page, part: string, found: 'row' | 'none'): Promise<number> {
  const field = page.getByRole('searchbox', { name: 'SKU' });
  await field.fill('');
  await page.getByRole('list', { name: 'History' }).getByRole('listitem').first().waitFor();
  const began = Date.now();
  await field.fill(part);
  const rows = page.getByRole('list', { name: 'History' }).getByRole('listitem');
  if (found === 'row')
    await rows
      .filter({ hasText: new RegExp(part, 'i') })
      .first()
      .waitFor();
  else await page.getByText('No change fits these filters').waitFor();
  return Date.now() - began;
}

/** Products, and changes of them one after the other, so that those of the first SKU are the oldest. Runs in the page. */
async function seed({ changes, skus }: { changes: number; skus: number }): Promise<void> {
  const database = await new Promise<IDBDatabase>((done, failed) => {
    const request = indexedDB.open('stock-panel');
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  const transaction = database.transaction(['warehouses', 'products', 'entries'], 'readwrite');
  await new Promise<void>((done, failed) => {
    transaction.oncomplete = () => done();
    transaction.onerror = () => failed(transaction.error);
    transaction.objectStore('warehouses').put({ id: 'leeds', name: 'Leeds', createdAt: 1, revision: 1 });
    for (let n = 0; n < skus; n++) {
      const sku = `BULK-${String(n).padStart(6, '0')}-X`;
      transaction.objectStore('products').put({ sku, title: `Bulk ${n}`, variant: null, addedAt: 1 });
    }
    for (let n = 0; n < changes; n++) {
      transaction.objectStore('entries').put({
        id: crypto.randomUUID(),
        at: 1_700_000_000_000 + n * 1_000,
        warehouse: 'leeds',
        sku: `BULK-${String(Math.floor((n * skus) / changes)).padStart(6, '0')}-X`,
        cause: 'edit',
        location: null,
        before: 5,
        after: 8,
        reason: null,
        ref: null,
      });
    }
  });
  database.close();
}

const runs: Figures[] = [];
for (const wanted of process.argv.slice(2).map(Number)) runs.push(await measure(wanted));
console.table(runs);
