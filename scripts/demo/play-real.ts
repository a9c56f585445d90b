import { mkdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { Panel } from '../../tests/e2e/pages/panel.ts';
import { Popup } from '../../tests/e2e/pages/popup.ts';
import { HARBOUR, VENDURE, WAREHOUSE } from '../../tests/e2e/real-vendure.ts';
import { SHOPIFY } from '../../tests/e2e/set-up.ts';
import type { StandIn } from '../../tests/shops/shop.ts';
import type { RealVendureShop } from '../../tests/shops/vendure-real/shop.ts';
import { shopifyFigure, vendureFigure } from './shop-figures.ts';
import type { Told } from './told.ts';

const FOLDER = resolve(import.meta.dirname, '../../demo-screenshots');
const MUG = 'EM-350-FG';

export interface RealShops {
  shopify: StandIn;
  vendure: RealVendureShop;
}

export interface RealStage extends RealShops {
  context: BrowserContext;
  extension: string;
  /** A product page of the shop's own Admin UI. */
  vendurePage: Page;
  told: Told;
}

/** The main job on a real shop, without a person: figures are read back from both shops' own APIs. */
export async function playReal(stage: RealStage): Promise<void> {
  const { context, extension, vendure, vendurePage, told } = stage;
  mkdirSync(FOLDER, { recursive: true });
  const panel = new Panel(vendurePage);

  told.step(`The page of ${MUG} in Vendure’s Admin UI: type 55 for ${WAREHOUSE}, press Save`);
  await vendurePage.bringToFront();
  await expect(panel.count(MUG, WAREHOUSE)).toHaveValue('40');
  await panel.setCount(MUG, WAREHOUSE, '55');
  told.seen(`panel says: ${((await panel.status.textContent()) ?? '').trim()}`);
  await shot(vendurePage, 'panel-vendure', told);
  await figures(stage, 55);

  told.step('A customer buys 3 in the Vendure shop and pays; press Sync now in the popup');
  vendure.control.order(MUG, 3);
  const popup = await Popup.open(context, extension);
  await popup.syncNow();
  await expect(panel.count(MUG, WAREHOUSE)).toHaveValue('52');
  told.seen('the open panel changed to 52');
  await expect.poll(() => stage.shopify.control.figure(MUG, HARBOUR), { timeout: 15_000 }).toBe(52);
  await figures(stage, 52);
  await shot(popup.page, 'popup-vendure', told);
}

async function figures({ shopify, vendure, told }: RealStage, expected: number): Promise<void> {
  told.figure(`${SHOPIFY}, ${HARBOUR}, by its API`, await shopifyFigure(shopify, MUG, HARBOUR), expected);
  told.figure(`${VENDURE}, ${HARBOUR}, by its API`, await vendureFigure(vendure, MUG, HARBOUR), expected);
}

async function shot(page: Page, name: string, told: Told): Promise<void> {
  const path = join(FOLDER, `${name}.png`);
  await page.bringToFront();
  await page.screenshot({ path });
  told.seen(`picture: ${relative(process.cwd(), path)}`);
}
