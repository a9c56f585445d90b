import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import { CONNECTS } from '../../../lib/channels/connects.ts';
import { CHANNEL_NAMES, type Channel } from '../../../lib/model/channel.ts';
import { grantHosts } from '../browser.ts';
import { NAMES } from '../names.ts';
import { choose } from './choose.ts';

export interface NewWarehouse {
  name: string;
  locations: readonly { integration: string; location: string }[];
  /** The master stock location's name, where it is in this warehouse. */
  master?: string;
}

/** The options page, driven by what a person sees. */
export class OptionsPage {
  constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly extension: string,
  ) {}

  static async open(context: BrowserContext, extension: string, hash = ''): Promise<OptionsPage> {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${extension}/options.html${hash}`);
    return new OptionsPage(page, context, extension);
  }

  async go(section: keyof typeof NAMES.options): Promise<void> {
    await this.page
      .getByRole('navigation')
      .getByRole('link', { name: new RegExp(`^${NAMES.options[section]}`) })
      .first()
      .click();
  }

  async showProblems(): Promise<void> {
    await this.go('activity');
    await this.page
      .getByRole('navigation', { name: NAMES.options.activity })
      .getByRole('link', { name: NAMES.options.problems })
      .click();
  }

  /** Fills the connect form and presses Test and save; the browser's own question is answered with yes before. */
  async tryToConnect(channel: Channel, values: Readonly<Record<string, string>>, grant = true): Promise<void> {
    // A form that is open is closed first: it stays so long as nobody goes elsewhere.
    if (await this.cancel.isVisible()) await this.cancel.click();
    await this.go('integrations');
    await this.page.getByRole('button', { name: `Connect ${CHANNEL_NAMES[channel]}`, exact: true }).click();
    // Its own fields first: a form that is just being left has a field for the name as well.
    const { [NAMES.integrations.name]: name, ...own } = values;
    await this.fill(own);
    if (name !== undefined) await this.fill({ [NAMES.integrations.name]: name });
    if (grant) await this.grant(channel, values);
    await this.page.getByRole('button', { name: NAMES.integrations.test, exact: true }).click();
  }

  private get cancel(): Locator {
    return this.page.getByRole('button', { name: NAMES.firstSync.cancel, exact: true });
  }

  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(values)) {
      const field = this.page.getByLabel(label, { exact: true });
      if ((await field.getAttribute('type')) === 'checkbox') await field.setChecked(value === 'yes');
      else await field.fill(value);
    }
  }

  /** Connects a shop and waits until it is listed. */
  async connect(
    channel: Channel,
    values: Readonly<Record<string, string>>,
    name: string,
    { grant = true } = {},
  ): Promise<void> {
    await this.tryToConnect(channel, { ...values, [NAMES.integrations.name]: name }, grant);
    await expect(this.integration(name)).toBeVisible({ timeout: 15_000 });
    // The shop is listed a moment before its form closes.
    await expect(this.cancel).toHaveCount(0);
  }

  /** Connects several shops, whose hosts are all granted beforehand. */
  async connectAll(...shops: readonly (readonly [Channel, Readonly<Record<string, string>>, string])[]): Promise<void> {
    const origins = shops.flatMap(([channel, values]) => originsOf(channel, values));
    await grantHosts(this.context, this.extension, origins);
    for (const [channel, values, name] of shops) await this.connect(channel, values, name, { grant: false });
  }

  /** One connected shop's card: found by the heading that is its name. */
  integration(name: string): Locator {
    return this.page.getByRole('article', { name }).or(this.page.getByRole('region', { name, exact: true }));
  }

  warehouse(name: string): Locator {
    return this.page.getByRole('article', { name }).or(this.page.getByRole('region', { name, exact: true }));
  }

  async startWarehouse(name: string): Promise<void> {
    await this.go('warehouses');
    await this.page.getByRole('button', { name: NAMES.warehouses.add, exact: true }).click();
    await this.page.getByLabel(NAMES.warehouses.name, { exact: true }).fill(name);
  }

  async addLocation(integration: string, location: string): Promise<void> {
    await choose(this.page.getByRole('combobox', { name: NAMES.warehouses.integration, exact: true }), integration);
    await choose(this.locations, location);
    await this.page.getByRole('button', { name: NAMES.warehouses.addLocation, exact: true }).click();
  }

  get locations(): Locator {
    return this.page.getByRole('combobox', { name: NAMES.warehouses.location, exact: true });
  }

  async save(): Promise<void> {
    await this.page.getByRole('button', { name: NAMES.warehouses.save, exact: true }).click();
  }

  /** Fills the form for a new warehouse and saves it; the reviews that follow are left open. */
  async addWarehouse(warehouse: NewWarehouse): Promise<void> {
    await this.startWarehouse(warehouse.name);
    for (const { integration, location } of warehouse.locations) await this.addLocation(integration, location);
    if (warehouse.master) {
      await this.page.getByRole('radio', { name: `Master stock location: ${warehouse.master}` }).check();
    }
    await this.save();
    await expect(this.page.getByLabel(NAMES.warehouses.name, { exact: true })).toBeHidden({ timeout: 20_000 });
  }

  get review(): Locator {
    return this.page.getByRole('dialog', { name: NAMES.firstSync.dialog });
  }

  /** Confirms the reviews as they are proposed, one after the other. Returns how many there were. */
  async confirmReviews(expected: number): Promise<void> {
    for (let n = 0; n < expected; n++) {
      const confirm = this.review.getByRole('button', { name: NAMES.firstSync.confirm, exact: true });
      const before = await this.page.url();
      await expect(confirm).toBeEnabled({ timeout: 20_000 });
      await confirm.click();
      if (n === expected - 1) await expect(this.review).toBeHidden({ timeout: 20_000 });
      else await expect.poll(() => this.page.url(), { timeout: 20_000 }).not.toBe(before);
    }
  }

  async grant(channel: Channel, values: Readonly<Record<string, string>>): Promise<void> {
    const origins = originsOf(channel, values);
    if (origins.length > 0) await grantHosts(this.context, this.extension, origins);
  }
}

/** What the connect form asks a permission for, with these values. */
function originsOf(channel: Channel, values: Readonly<Record<string, string>>): readonly string[] {
  const form = CONNECTS[channel];
  const read = form.read(Object.fromEntries(form.fields.map((field) => [field.name, values[field.label] ?? ''])));
  return read.ok ? read.origins : [];
}
