import { vi } from 'vitest';

/** A machine that many share takes many times as long; what never comes fails all the same. Milliseconds. */
const PATIENCE = 15_000;

const { waitFor } = vi;
vi.waitFor = (callback, options) =>
  waitFor(callback, typeof options === 'number' ? options : { timeout: PATIENCE, ...options });

// What is looked for in a document has a patience of its own.
if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/preact');
  configure({ asyncUtilTimeout: PATIENCE });
}
