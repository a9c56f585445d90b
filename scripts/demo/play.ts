import { mkdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { NAMES } from '../../tests/e2e/names.ts';
import { Panel } from '../../tests/e2e/pages/panel.ts';
import { Popup } from '../../tests/e2e/pages/popup.ts';
import { LEEDS, SHOPIFY, type Shops, WOO } from '../../tests/e2e/set-up.ts';
import { shopifyFigure, wooFigure } from './shop-figures.ts';
import type { Told } from './told.ts';

const FOLDER = resolve(import.meta.dirname, '../../demo-screenshots');
const THROW = 'FW-THR-130';
const MUG = 'EM-350-FG';
const [HARBOUR, STORE] = [LEEDS.locations[0].location, LEEDS.locations[1].location];

export interface Stage extends Shops {
  context: BrowserContext;
  extension: string;
  options: Page;
  shopifyPage: Page;
  wooPage: Page;
  told: Told;
}

/** The main job without a person: every step says what was seen, and the figures come from the shops' own APIs. */
export async function play(stage: Stage): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await editOnShopify(stage);
  await saleInWoo(stage);
  await pictures(stage);
}

async function editOnShopify({ shopify, woo, shopifyPage, told }: Stage): Promise<void> {
  const panel = new Panel(shopifyPage);
  told.step(`The Shopify page of ${THROW}`);
  const count = panel.count(THROW, LEEDS.name);
  await expect(count).toHaveValue('12');
  told.seen(`panel found; Leeds shows ${await count.inputValue()}`);

  told.step('Type 37 for Leeds, press Save');
  await panel.type(THROW, LEEDS.name, '37');
  await shot(shopifyPage, 'panel-shopify-typed', told);
  await panel.save();
  await panel.saved();
  told.seen(`panel says: ${((await panel.status.textContent()) ?? '').trim()}`);
  for (const [name, shop] of [
    [HARBOUR, SHOPIFY],
    [STORE, WOO],
  ] as const) {
    await expect(panel.location(name, shop)).toContainText('In sync');
    told.seen(`${name} · ${shop}: In sync`);
  }
  await shot(shopifyPage, 'panel-shopify-saved', told);
  told.figure(`${SHOPIFY}, ${HARBOUR}, by its API`, await shopifyFigure(shopify, THROW, HARBOUR), 37);
  told.figure(
    `${SHOPIFY}, Rotterdam DC, by its API (another warehouse)`,
    await shopifyFigure(shopify, THROW, 'Rotterdam DC'),
    18240,
  );
  told.figure(`${WOO}, by its API`, await wooFigure(woo, THROW), 37);
}

async function saleInWoo({ context, extension, shopify, woo, wooPage, told }: Stage): Promise<void> {
  const panel = new Panel(wooPage);
  told.step(`The WooCommerce page of ${MUG}`);
  await expect(panel.count(MUG, LEEDS.name)).toHaveValue('40');
  told.seen('panel found; Leeds shows 40');

  told.step(`Sell 3 in ${WOO}, press Sync now in the popup`);
  woo.control.sell(MUG, 3);
  const popup = await Popup.open(context, extension);
  await popup.syncNow();
  await expect(panel.count(MUG, LEEDS.name)).toHaveValue('37');
  told.seen('the open panel changed to 37');
  await expect.poll(() => shopify.control.figure(MUG, HARBOUR), { timeout: 15_000 }).toBe(37);
  told.figure(`${SHOPIFY}, ${HARBOUR}, by its API`, await shopifyFigure(shopify, MUG, HARBOUR), 37);
  told.figure(`${WOO}, by its API`, await wooFigure(woo, MUG), 37);
  await expect(popup.page.getByRole('button', { name: NAMES.popup.syncNow })).toBeEnabled();
  await popup.page.waitForTimeout(400);
  await shot(popup.page, 'popup', told);
  await popup.page.close();
  await shot(wooPage, 'panel-woocommerce', told);
}

async function pictures({ options, told }: Stage): Promise<void> {
  told.step('Pictures of the options page and of the dark theme');
  const show = async (hash: string, name: string): Promise<void> => {
    await options.evaluate((to) => {
      location.hash = to;
    }, hash);
    await options.getByRole('heading', { level: 1 }).waitFor();
    await options.waitForTimeout(600);
    await shot(options, name, told);
  };
  await show('#/setup', 'options-setup');
  await options.getByRole('button', { name: 'Got it' }).click();
  for (const section of ['products', 'warehouses', 'integrations', 'activity', 'settings']) {
    await show(`#/${section}`, `options-${section}`);
  }
  await show('#/products/EM-350-FG', 'options-product');
  await options.keyboard.press('Escape');
  await options.emulateMedia({ colorScheme: 'dark' });
  await options.waitForTimeout(400);
  await shot(options, 'options-dark', told);
}

async function shot(page: Page, name: string, told: Told): Promise<void> {
  const path = join(FOLDER, `${name}.png`);
  await page.bringToFront();
  await page.screenshot({ path });
  told.seen(`picture: ${relative(process.cwd(), path)}`);
}
