import { expect, type Locator, type Page } from '@playwright/test';
import { countOf, NAMES } from '../names.ts';

/** The panel on a shop's product page, found as a screen reader finds it. */
export class Panel {
  readonly region: Locator;

  constructor(readonly page: Page) {
    this.region = page.getByRole('region', { name: NAMES.panel.region, exact: true });
  }

  count(sku: string, warehouse: string): Locator {
    return this.region.getByRole('textbox', { name: countOf(sku, warehouse), exact: true });
  }

  /** A linked location's line: its text has the figure and the state. */
  location(name: string, integration: string): Locator {
    return this.region.getByRole('group', { name: `${name} · ${integration}` }).first();
  }

  button(name: string | RegExp): Locator {
    return this.region.getByRole('button', { name, exact: true });
  }

  get status(): Locator {
    return this.region.getByRole('status').filter({ hasText: /\S/ }).first();
  }

  get alert(): Locator {
    return this.region.getByRole('alert');
  }

  async type(sku: string, warehouse: string, text: string): Promise<void> {
    await this.count(sku, warehouse).fill(text);
  }

  async save(): Promise<void> {
    await this.button(NAMES.panel.save).click();
  }

  /** Types one count, saves, and waits until every location has confirmed it. */
  async setCount(sku: string, warehouse: string, text: string): Promise<void> {
    await expect(this.count(sku, warehouse)).toBeVisible();
    await this.type(sku, warehouse, text);
    await this.save();
    await this.saved();
  }

  async saved(timeout = 15_000): Promise<void> {
    await expect(this.region.getByText(/^Saved\. (\d+) of \1 locations? updated/).first()).toBeVisible({ timeout });
  }
}
