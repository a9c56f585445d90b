import browser from 'webextension-polyfill';

/** What is kept while the browser runs: in memory, for the extension's own contexts only, gone when it is closed. */
export interface Session {
  get(name: string): Promise<unknown>;
  put(name: string, value: unknown): Promise<void>;
  remove(name: string): Promise<void>;
}

export const session: Session = {
  get: async (name) => (await browser.storage.session.get(name))[name],
  put: (name, value) => browser.storage.session.set({ [name]: value }),
  remove: (name) => browser.storage.session.remove(name),
};
