import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { OptionsPage } from './pages/options.ts';

/** Everything that the extension keeps in this browser, as text. */
async function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const all: unknown[] = [
      await chrome.storage.local.get(null),
      await chrome.storage.session.get(null),
      await chrome.storage.sync.get(null),
      { ...localStorage },
    ];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const open = indexedDB.open(name ?? '');
        open.onsuccess = () => resolve(open.result);
        open.onerror = () => reject(open.error);
      });
      for (const store of database.objectStoreNames) {
        all.push(
          await new Promise((resolve, reject) => {
            const read = database.transaction(store).objectStore(store).getAll();
            read.onsuccess = () => resolve(read.result);
            read.onerror = () => reject(read.error);
          }),
        );
      }
      database.close();
    }
    return JSON.stringify(all);
  });
}

test('keys and tokens are nowhere in what is stored, shown or told between contexts', async ({
  context,
  extension,
  ready,
  shopify,
  woo,
  productPage,
  popup,
}) => {
  const secrets = [...Object.entries(shopify.connect), ...Object.entries(woo.connect)]
    .filter(([label]) => /token|key|secret/i.test(label))
    .map(([, value]) => value);
  expect(secrets.length).toBeGreaterThan(2);

  const replies: string[] = [];
  await context.exposeFunction('heard', (reply: string) => replies.push(reply));
  await context.addInitScript(() => {
    const send = globalThis.chrome?.runtime?.sendMessage?.bind(chrome.runtime) as
      | ((message: unknown, told: (reply: unknown) => void) => unknown)
      | undefined;
    if (!send) return;
    const heard = (globalThis as unknown as { heard(reply: string): void }).heard;
    chrome.runtime.sendMessage = ((message: unknown, told?: (reply: unknown) => void) =>
      send(message, (reply) => {
        heard(JSON.stringify(reply ?? null));
        told?.(reply);
      })) as typeof chrome.runtime.sendMessage;
  });
  const page = await OptionsPage.open(context, extension);
  for (const section of ['products', 'warehouses', 'integrations', 'activity', 'settings'] as const) {
    await page.go(section);
    await page.page.waitForTimeout(200);
  }
  await popup();
  const panel = await productPage(woo, 'EM-350-FG');
  await panel.setCount('EM-350-FG', 'Leeds', '41');
  expect(replies.length).toBeGreaterThan(3);

  const everything = [
    await kept(ready.page),
    ...replies,
    await page.page.content(),
    await panel.region.textContent(),
  ].join('\n');
  expect(everything).toContain('EM-350-FG');
  expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
});
