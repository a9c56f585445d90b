import { beforeEach, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openOptions, tellEveryTab, tellScreens } from '../../../lib/platform/tabs.ts';

beforeEach(() => {
  fakeBrowser.reset();
  vi.restoreAllMocks();
});

it('tells the extension’s pages and the top frames of matching tabs, whoever isn’t there', async () => {
  vi.spyOn(browser.tabs, 'query').mockResolvedValue([{ id: 7 }, { id: 8 }, {}] as never);
  const toTab = vi.spyOn(browser.tabs, 'sendMessage').mockRejectedValueOnce(new Error('no receiver'));
  toTab.mockResolvedValue(undefined);
  const toPages = vi.spyOn(browser.runtime, 'sendMessage').mockRejectedValue(new Error('no receiver'));
  await tellScreens({ type: 'changed' }, ['https://shop.test/wp-admin/*']);
  expect(toTab.mock.calls).toEqual([7, 8].map((id) => [id, { type: 'changed' }, { frameId: 0 }]));
  expect(toPages).toHaveBeenCalledWith({ type: 'changed' });
});

it('asks for no tabs where no shop is connected', async () => {
  const query = vi.spyOn(browser.tabs, 'query');
  vi.spyOn(browser.runtime, 'sendMessage').mockResolvedValue(undefined);
  await tellScreens({ type: 'changed' }, []);
  expect(query).not.toHaveBeenCalled();
});

it('tells every tab, whatever it shows and whoever isn’t there', async () => {
  const query = vi.spyOn(browser.tabs, 'query').mockResolvedValue([{ id: 7 }, { id: 8 }, {}] as never);
  const toTab = vi.spyOn(browser.tabs, 'sendMessage').mockRejectedValueOnce(new Error('no receiver'));
  toTab.mockResolvedValue(undefined);
  await tellEveryTab({ type: 'changed' });
  expect(query).toHaveBeenCalledWith({});
  expect(toTab.mock.calls).toEqual([7, 8].map((id) => [id, { type: 'changed' }, { frameId: 0 }]));
});

it.each([
  ['#/activity', /options\.html#\/activity$/],
  ['/activity', /options\.html#\/activity$/],
  ['', /options\.html$/],
])('opens the options page at "%s"', async (hash, url) => {
  const create = vi.spyOn(browser.tabs, 'create');
  await openOptions(hash);
  expect(create).toHaveBeenCalledWith({ url: expect.stringMatching(url) });
});
