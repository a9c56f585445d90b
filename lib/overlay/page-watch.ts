/** Time in ms within which a burst of changes on the page is one. */
const BURST_MS = 120;

export interface PageWatch {
  /** The page changed: another address, or other content. Called at once for what is cheap to check … */
  onTouched(): void;
  /** … and once per burst for the rest. */
  onSettled(): void;
}

/** What the Navigation API has of an event target; Firefox may lack it. */
interface WithNavigation {
  navigation?: EventTarget;
}

/**
 * Follows the page's own navigation and its re-renders. A content script can't see the page call `pushState`, so the
 * Navigation API tells where it exists, `popstate` tells of the rest, and every burst of changes is looked at too.
 */
export function watchPage(window: Window, watch: PageWatch): () => void {
  const { document } = window;
  const gone = new AbortController();
  const { signal } = gone;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function touched(): void {
    watch.onTouched();
    timer ??= setTimeout(() => {
      timer = null;
      watch.onSettled();
    }, BURST_MS);
  }

  const observer = new MutationObserver(touched);
  observer.observe(document.documentElement, { childList: true, subtree: true });
  (window as WithNavigation).navigation?.addEventListener('navigatesuccess', touched, { signal });
  for (const type of ['popstate', 'hashchange', 'pageshow', 'resize'])
    window.addEventListener(type, touched, { signal });
  // The page's own fields say what they hold without changing the tree.
  for (const type of ['input', 'change']) document.addEventListener(type, touched, { signal, passive: true });

  return () => {
    gone.abort();
    observer.disconnect();
    if (timer !== null) clearTimeout(timer);
  };
}
