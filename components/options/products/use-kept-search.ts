import { useEffect, useRef } from 'preact/hooks';
import type { ProductFilter } from '../../../lib/model/product-query.ts';

/** What is searched and filtered for, as the address says it; missing: everything. */
export interface KeptSearch {
  show?: ProductFilter;
  search?: string;
}

export interface KeptSearchDeps {
  /** What the address says now. */
  given: KeptSearch;
  search: string;
  filter: ProductFilter;
  onKeep(what: KeptSearch): void;
  onSearch(search: string): void;
  onFilter(filter: ProductFilter): void;
}

/**
 * Keeps what is searched and filtered for in the address, so that it is there again after a reload, and follows an
 * address that somebody else goes to. One without either changes nothing: it is that of the page as such.
 */
export function useKeptSearch({ given, search, filter, onKeep, onSearch, onFilter }: KeptSearchDeps): void {
  const kept = useRef<KeptSearch>({ ...given });
  useEffect(() => {
    // What was put there by this page is known here; the person may have typed more since.
    const news = given.show !== kept.current.show || given.search !== kept.current.search;
    kept.current = { ...given };
    if (news && given.show !== undefined) onFilter(given.show);
    if (news && given.search !== undefined) onSearch(given.search);
    const { show = filter, search: wanted = search } = news ? given : {};
    if (show !== filter || wanted !== search) return;
    const what: KeptSearch = { ...(filter !== 'all' && { show: filter }), ...(search !== '' && { search }) };
    if (what.show === given.show && what.search === given.search) return;
    kept.current = what;
    onKeep(what);
  }, [given.show, given.search, search, filter]);
}
