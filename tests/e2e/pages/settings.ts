import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { NAMES } from '../names.ts';

/** A file as a person chooses one. */
export const aFile = (text: string, name = 'backup.json') => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});

/** All of the data at once, within the options page's Settings. */
export class DataSettings {
  constructor(readonly page: Page) {}

  /** Saves a backup and gives what is in the file. */
  async save(): Promise<string> {
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: NAMES.data.save, exact: true }).click();
    const text = readFileSync(await (await download).path(), 'utf8');
    await expect(this.page.getByText(/^Saved: \d+ rows/)).toBeVisible();
    return text;
  }

  async choose(text: string): Promise<void> {
    await this.page.getByLabel(NAMES.data.file, { exact: true }).setInputFiles(aFile(text));
  }

  get preview(): Locator {
    return this.page.getByRole('dialog', { name: NAMES.data.preview });
  }

  async restore(since: RegExp): Promise<void> {
    await this.preview.getByRole('radio', { name: since }).check();
    await this.preview.getByRole('button', { name: NAMES.data.restore, exact: true }).click();
    await expect(this.preview).toBeHidden({ timeout: 30_000 });
    await expect(this.page.getByText('Restored. Connect your shops again')).toBeVisible();
  }

  async deleteAll(): Promise<void> {
    await this.page.getByRole('button', { name: NAMES.data.wipe }).click();
    const dialog = this.page.getByRole('dialog', { name: NAMES.data.wipeDialog });
    const confirm = dialog.getByRole('button', { name: NAMES.data.wipeConfirm, exact: true });
    await expect(confirm).toBeDisabled();
    await dialog.getByLabel(/^Type/).fill('Delete');
    await confirm.click();
    await expect(dialog).toBeHidden({ timeout: 30_000 });
  }
}
