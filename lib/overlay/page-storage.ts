/** The tab's session storage, or null: a sandboxed page, or one that may not store, throws at the mere mention. */
export function pageStorage(window: Window): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
