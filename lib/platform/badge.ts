import browser from 'webextension-polyfill';

/** Shows how many problems need a person; nothing when there are none. Never activity. */
export async function showBadge(problems: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: '#ae231c' });
  await browser.action.setBadgeText({ text: problems === 0 ? '' : problems > 99 ? '99+' : String(problems) });
}
