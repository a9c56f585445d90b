import { useEffect, useState } from 'preact/hooks';

/** As in the styles: below this, rows of a table become cards. */
const NARROW = '(max-width: 720px)';

/** Is the window too narrow for a table's columns? */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => window.matchMedia(NARROW).matches);
  useEffect(() => {
    const query = window.matchMedia(NARROW);
    const changed = () => setNarrow(query.matches);
    changed();
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  return narrow;
}
