import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { OptionsPage } from './pages/options.ts';
import { WOO } from './set-up.ts';

const THEMES = ['light', 'dark'] as const;

/** Pages and dialogs that aren't in the navigation. */
const MORE: readonly (readonly [
  (options: OptionsPage) => Promise<void>,
  { role: 'heading' | 'dialog'; name: string },
])[] = [
  [(options) => options.page.getByRole('link', { name: 'Set up', exact: true }).click(), heading('Set up')],
  [
    async (options) => {
      await options.go('integrations');
      await options
        .integration(WOO)
        .getByRole('link', { name: /SKU matches/ })
        .click();
    },
    heading('SKU matches'),
  ],
  [
    async (options) => {
      await options.go('warehouses');
      await options.page.getByRole('button', { name: 'Undo first sync of Store stock' }).click();
    },
    { role: 'dialog', name: 'Undo first sync of Store stock' },
  ],
];

function heading(name: string): { role: 'heading'; name: string } {
  return { role: 'heading', name };
}

/** What axe finds, as lines that say where. */
async function faults(page: Page, within?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']);
  const { violations } = await (within ? axe.include(within) : axe).analyze();
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}`));
}

test('options and popup have no accessibility fault, in both themes', async ({ ready, popup }) => {
  test.setTimeout(120_000);
  const bar = await popup();
  for (const colorScheme of THEMES) {
    for (const section of ['products', 'warehouses', 'integrations', 'activity', 'settings', 'help'] as const) {
      await ready.page.emulateMedia({ colorScheme });
      await ready.go(section);
      await expect(ready.page.getByRole('heading', { level: 1 })).toBeVisible();
      expect([colorScheme, section, ...(await faults(ready.page))]).toEqual([colorScheme, section]);
    }
    for (const [open, shown] of MORE) {
      await open(ready);
      await expect(ready.page.getByRole(shown.role, { name: shown.name })).toBeVisible();
      expect([colorScheme, shown.name, ...(await faults(ready.page))]).toEqual([colorScheme, shown.name]);
      await ready.page.keyboard.press('Escape');
    }
    await bar.page.emulateMedia({ colorScheme });
    expect([colorScheme, 'popup', ...(await faults(bar.page))]).toEqual([colorScheme, 'popup']);
  }
});

test('the panel has none either, on both channels’ pages, saved and edited', async ({
  ready,
  shopify,
  woo,
  productPage,
}) => {
  void ready;
  test.setTimeout(120_000);
  for (const shop of [shopify, woo]) {
    const panel = await productPage(shop, 'EM-350-FG');
    await expect(panel.count('EM-350-FG', 'Leeds')).toHaveValue('40');
    const host = await panel.region.evaluate((region) => {
      const root = region.getRootNode();
      return root instanceof ShadowRoot ? root.host.localName : '';
    });
    expect(host).not.toBe('');
    for (const colorScheme of THEMES) {
      await panel.page.emulateMedia({ colorScheme });
      expect([colorScheme, ...(await faults(panel.page, host))]).toEqual([colorScheme]);
      await panel.type('EM-350-FG', 'Leeds', '1.5');
      expect([colorScheme, ...(await faults(panel.page, host))]).toEqual([colorScheme]);
      await panel.type('EM-350-FG', 'Leeds', '40');
    }
  }
});
