import browser from 'webextension-polyfill';

/** Host permissions, which a person gives per shop on the connect click and can take back at any time. */
export interface Permissions {
  /** Are all of these origins permitted now? */
  has(origins: readonly string[]): Promise<boolean>;
  /** Gives these back, so that the extension can do no more than it needs. */
  remove(origins: readonly string[]): Promise<void>;
}

export const permissions: Permissions = {
  has: (origins) => browser.permissions.contains({ origins: [...origins] }),
  async remove(origins) {
    if (origins.length > 0) await browser.permissions.remove({ origins: [...origins] });
  },
};
