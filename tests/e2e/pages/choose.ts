import type { Locator } from '@playwright/test';

/** Picks the option of a native select whose text begins with these words; waits until it is there and can be chosen. */
export async function choose(select: Locator, words: string): Promise<void> {
  const option = select.locator('option:not([disabled])').filter({ hasText: words }).first();
  await option.waitFor({ state: 'attached' });
  await select.selectOption({ value: (await option.getAttribute('value')) ?? words });
}
