import { describe, expect, it } from 'vitest';
import config from '../../wxt.config.ts';
import { unusedPermissions } from './rules/permissions.ts';
import { source, sources } from './source.ts';

type Manifest = Record<string, unknown> & {
  permissions: string[];
  optional_permissions: string[];
  content_security_policy: { extension_pages: string };
};

async function manifest(browser: string): Promise<Manifest> {
  if (typeof config.manifest !== 'function') throw new Error('the manifest is made by a function');
  const env = { browser, manifestVersion: 3, mode: 'production', command: 'build' } as const;
  return (await config.manifest(env)) as unknown as Manifest;
}

describe.each(['chrome', 'firefox'])('the manifest for %s', (browser) => {
  it('asks for no shop before it is connected', async () => {
    const made = await manifest(browser);
    expect(made.host_permissions).toBeUndefined();
    expect(made.content_scripts).toBeUndefined();
    expect(made.externally_connectable).toBeUndefined();
  });

  it('asks for no permission that isn’t used', async () => {
    const { permissions, optional_permissions } = await manifest(browser);
    expect(unusedPermissions([...permissions, ...optional_permissions], sources('lib', 'entrypoints'))).toEqual([]);
  });

  it('asks for notifications only when somebody turns them on', async () => {
    const { permissions, optional_permissions } = await manifest(browser);
    expect(permissions).not.toContain('notifications');
    expect(optional_permissions).toEqual(['notifications']);
  });

  it('runs no script but its own', async () => {
    const { extension_pages } = (await manifest(browser)).content_security_policy;
    expect(extension_pages).toContain("script-src 'self'");
    expect(extension_pages).not.toMatch(/unsafe|https?:|\*/);
  });
});

it('an unused permission is seen', () => {
  const files = [source('lib/platform/alarms.ts', 'browser.alarms.create("a", {});')];
  expect(unusedPermissions(['alarms', 'cookies', 'tabs'], files)).toEqual(['cookies', 'tabs']);
});
