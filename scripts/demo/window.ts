import type { BrowserContext, Page } from '@playwright/test';
import type { StandIn } from '../../tests/shops/shop.ts';

/** Opens the admin page of a SKU in one of the shops. */
export async function openProduct(context: BrowserContext, shop: StandIn, sku: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(shop.productPage(sku));
  return page;
}

/** The browser's own empty tab isn't part of the show. */
export async function closeBlank(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) if (page.url() === 'about:blank') await page.close();
}

/** What somebody needs who connects the shops by hand. */
export function printValues(shops: Readonly<Record<string, StandIn>>): void {
  for (const [name, shop] of Object.entries(shops)) {
    console.log(`\n${name}`);
    for (const [label, value] of Object.entries(shop.connect)) console.log(`  ${label.padEnd(24)} ${value}`);
    console.log(`  ${'A product page'.padEnd(24)} ${shop.productPage('FW-THR-130')}`);
  }
}

/** Until the person closes the window or presses Ctrl-C. */
export function untilClosed(context: BrowserContext): Promise<void> {
  return new Promise((resolve) => {
    context.on('close', () => resolve());
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
