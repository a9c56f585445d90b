import { expect, test } from './fixtures.ts';
import { NAMES } from './names.ts';
import { SHOPIFY, WOO } from './set-up.ts';

test('the popup shows each shop, when it was verified, what fails; the badge counts problems', async ({
  ready,
  woo,
  popup,
}) => {
  const bar = await popup();
  await expect(bar.integrations).toHaveCount(2);
  for (const name of [SHOPIFY, WOO]) {
    await expect(bar.integrations.filter({ hasText: name })).toContainText(/Verified .+ ago/);
  }
  const badge = () => ready.page.evaluate(() => chrome.action.getBadgeText({}));
  expect(await badge()).toBe('');

  woo.control.faults.revoke();
  await bar.syncNow();
  await expect.poll(badge).toBe('1');
  await expect(bar.page.getByText(new RegExp(`${WOO}.*(key|credential|refuse)`, 'i')).first()).toBeVisible();

  woo.control.faults.restore();
  await bar.syncNow();
  await expect.poll(badge).toBe('');

  const opened = ready.page.context().waitForEvent('page');
  await bar.page.getByRole('button', { name: NAMES.popup.settings, exact: true }).click();
  expect((await opened).url()).toContain('/options.html');
});
