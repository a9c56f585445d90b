import { beforeEach, expect, it, vi } from 'vitest';
import browser, { type Scripting } from 'webextension-polyfill';
import { registerPanelScripts } from '../../../lib/platform/scripting.ts';

let registered: Scripting.RegisteredContentScript[] = [];

beforeEach(() => {
  registered = [];
  // The fake browser has no scripting; this one keeps registrations as a browser does, and refuses an id twice.
  Object.assign(browser, {
    scripting: {
      getRegisteredContentScripts: async () => registered,
      registerContentScripts: vi.fn(async (scripts: Scripting.RegisteredContentScript[]) => {
        if (scripts.some(({ id }) => registered.some((one) => one.id === id))) throw new Error('Duplicate script ID');
        registered.push(...scripts);
      }),
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
        registered = registered.filter(({ id }) => !ids.includes(id));
      },
    },
  });
});

const matches = () => registered.flatMap((one) => one.matches ?? []);

it('registers the panel for exactly the shops given, and again after the browser forgot', async () => {
  const a = { id: 'a', matches: ['https://a.test/*'] };
  const b = { id: 'b', matches: ['https://b.test/*'] };
  await registerPanelScripts([a]);
  await registerPanelScripts([a, b]);
  expect(matches()).toEqual(['https://a.test/*', 'https://b.test/*']);
  await registerPanelScripts([b]);
  expect(matches()).toEqual(['https://b.test/*']);
  expect(await registerPanelScripts([b])).toEqual([]);
  registered = [];
  // Pages of these that are open by now have no panel yet.
  expect(await registerPanelScripts([b])).toEqual(['https://b.test/*']);
  expect(registered[0]).toMatchObject({ js: ['content-scripts/panel.js'], allFrames: false });
});

it('replaces a registration whose pages have changed, and leaves one alone that hasn’t', async () => {
  await registerPanelScripts([{ id: 'a', matches: ['https://a.test/*'] }]);
  await registerPanelScripts([{ id: 'a', matches: ['https://a.test/*'] }]);
  expect(browser.scripting.registerContentScripts).toHaveBeenCalledOnce();
  await registerPanelScripts([{ id: 'a', matches: ['https://a.test/shop/*'] }]);
  expect(matches()).toEqual(['https://a.test/shop/*']);
});

it('leaves what others registered', async () => {
  registered = [{ id: 'other', matches: ['https://x.test/*'] }];
  await registerPanelScripts([]);
  expect(matches()).toEqual(['https://x.test/*']);
});
