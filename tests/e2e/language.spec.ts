import { expect, test } from './fixtures.ts';
import { SHOPIFY, WOO } from './set-up.ts';

const MUG = 'EM-350-FG';

test('German chosen in Settings: options, popup and panel speak it at once, what failed and what is refused too', async ({
  ready,
  shopify,
  woo,
  productPage,
  popup,
}) => {
  test.setTimeout(180_000);
  const panel = await productPage(shopify, MUG);
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('40');
  const bar = await popup();
  const { page } = ready;
  await ready.go('settings');
  const languages = page.getByRole('group', { name: 'Language of the extension' });
  await expect(languages.getByRole('radio', { name: 'Like the browser (English)' })).toBeChecked();
  await languages.getByRole('radio', { name: 'Deutsch' }).check();

  // Nothing is loaded anew, here or elsewhere.
  await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de-DE');
  await expect(bar.page.getByRole('heading', { name: 'Bestandsabgleich' })).toBeVisible();
  await expect(bar.page.getByRole('list', { name: 'Integrationen' })).toContainText(/Vor .+ geprüft/);
  const region = panel.page.getByRole('region', { name: 'Shiptheory-Bestand' });
  const count = region.getByRole('textbox', { name: `Bestand von ${MUG} in Leeds`, exact: true });
  await expect(count).toHaveValue('40');
  await expect(region.locator('xpath=ancestor-or-self::*[@lang][1]')).toHaveAttribute('lang', 'de-DE');

  // A thousand to one person and one and a bit to another: it is asked, never guessed.
  await count.fill('1.204');
  await count.blur();
  await expect(region.getByText('Geben Sie nur Ziffern ein, ohne Punkt, Komma oder Leerzeichen: 1204.')).toBeVisible();
  await region.getByRole('button', { name: 'Verwerfen', exact: true }).click();
  await count.fill('1204');
  await region.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(region.getByText(/^Gespeichert\. (\d+) von \1 Standorten aktualisiert/)).toBeVisible();
  await expect(count).toHaveValue('1.204');
  expect([shopify.control.figure(MUG, 'Harbour Street'), woo.control.figure(MUG)]).toEqual([1204, 1204]);

  // What failed is worded in the background, and worded anew when it is shown again.
  woo.control.faults.revoke();
  await bar.page.getByRole('button', { name: 'Jetzt abgleichen', exact: true }).click();
  await expect(bar.page.getByText(`${WOO} nimmt den Schlüssel der Verbindung nicht mehr an.`)).toBeVisible();
  await expect(region.getByRole('group', { name: `Store stock · ${WOO}` })).toContainText(
    'Fehlgeschlagen: der Schlüssel wurde abgelehnt',
  );
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^Integrationen/ })
    .click();
  await page.getByRole('button', { name: 'WooCommerce verbinden', exact: true }).click();
  await page.getByRole('button', { name: 'Testen und speichern', exact: true }).click();
  await expect(page.getByText('Geben Sie die Adresse des Shops ein.')).toBeVisible();

  await page.goto(page.url().replace(/#.*/, '#settings'));
  await page.getByRole('radio', { name: 'English', exact: true }).check();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expect(bar.page.getByText(`${WOO} no longer accepts the key it was connected with.`)).toBeVisible();
  await expect(panel.location('Store stock', WOO)).toContainText('Failed: its key was refused');
  await expect(panel.location('Harbour Street', SHOPIFY)).toContainText('In sync');
});
