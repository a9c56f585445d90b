import browser, { type Manifest } from 'webextension-polyfill';

/**
 * Forgets what the browser keeps for the extension beside its databases: small storage, alarms, and every permission
 * that was asked for and isn't part of the extension itself.
 */
export async function forgetAll(): Promise<void> {
  await browser.storage.local.clear();
  await browser.storage.session.clear();
  await browser.alarms.clearAll();
  const { origins = [], permissions = [] } = await browser.permissions.getAll();
  const asked = (browser.runtime.getManifest().optional_permissions ?? []).filter(
    (one): one is Manifest.OptionalPermission => permissions.includes(one),
  );
  await browser.permissions.remove({ origins, permissions: asked });
}
