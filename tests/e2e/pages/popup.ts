import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import { NAMES } from '../names.ts';

/** The toolbar popup, opened in a tab of its size: a headless browser has no toolbar. */
export class Popup {
  constructor(readonly page: Page) {}

  static async open(context: BrowserContext, extension: string): Promise<Popup> {
    const page = await context.newPage();
    await page.setViewportSize({ width: 360, height: 480 });
    await page.goto(`chrome-extension://${extension}/popup.html`);
    await expect(page.getByRole('heading', { name: NAMES.popup.heading })).toBeVisible();
    return new Popup(page);
  }

  get integrations(): Locator {
    return this.page.getByRole('list', { name: NAMES.popup.list }).getByRole('listitem');
  }

  async syncNow(): Promise<void> {
    await this.page.getByRole('button', { name: NAMES.popup.syncNow, exact: true }).click();
  }
}
