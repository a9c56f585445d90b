import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { NAMES } from '../names.ts';

/** View products, driven by what a person sees. */
export class Products {
  constructor(readonly page: Page) {}

  row(sku: string): Locator {
    return this.page
      .getByRole('row')
      .filter({ has: this.page.getByRole('checkbox', { name: `Select ${sku}`, exact: true }) });
  }

  get rows(): Locator {
    return this.page.getByRole('checkbox', { name: /^Select \S+$/ });
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: NAMES.products.search }).fill(text);
  }

  filter(name: string): Locator {
    return this.page.getByRole('group', { name: 'Show' }).getByRole('button', { name: new RegExp(`^${name}`) });
  }

  async select(...skus: readonly string[]): Promise<void> {
    for (const sku of skus) await this.page.getByRole('checkbox', { name: `Select ${sku}`, exact: true }).check();
  }

  /** The SKUs in sight, in their order. */
  async skus(): Promise<string[]> {
    const names = await this.rows.evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-label') ?? ''));
    return names.map((name) => name.replace('Select ', ''));
  }

  get bar(): Locator {
    return this.page.getByRole('region', { name: 'Selected products' });
  }

  /** Fills the bar and opens the preview. */
  async preview(where: string, how: 'Set to' | 'Adjust by', text: string, reason?: string): Promise<Locator> {
    await this.bar.getByRole('combobox', { name: 'Warehouse' }).selectOption({ label: where });
    await this.bar.getByRole('combobox', { name: 'How' }).selectOption({ label: how });
    await this.bar.getByRole('textbox').fill(text);
    if (reason) await this.bar.getByRole('combobox', { name: 'Reason' }).selectOption({ label: reason });
    await this.bar.getByRole('button', { name: 'Preview changes' }).click();
    return this.dialog('Review changes');
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name });
  }

  /** Exports and gives what is in the file. */
  async export(button = 'Export CSV'): Promise<string> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('button', { name: button, exact: true }).click(),
    ]);
    return readFileSync(await download.path(), 'utf8');
  }

  async startImport(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<Locator> {
    const dialog = this.dialog('Import counts');
    if (!(await dialog.isVisible())) await this.page.getByRole('button', { name: 'Import CSV', exact: true }).click();
    await dialog.getByLabel('CSV file').setInputFiles(file);
    return dialog;
  }

  /** Imports a text up to its preview. */
  async import(text: string): Promise<Locator> {
    const dialog = await this.startImport({ name: 'counts.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await dialog.getByRole('button', { name: 'Preview changes' }).click();
    await expect(dialog.getByRole('button', { name: 'Confirm' })).toBeVisible();
    return dialog;
  }
}
