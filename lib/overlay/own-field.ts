import type { PageStale } from '../../components/panel/PanelNotices.tsx';
import type { PanelState } from '../../components/panel/state.ts';
import type { AdminPage } from '../channels/channel.ts';

/**
 * The page's own stock field, where saving the page would undo what the shop has. Only for one SKU at one location of
 * this page's shop, and only while that figure is known and nothing is on its way there.
 */
export function staleOwnField(page: AdminPage, document: Document, state: PanelState): PageStale | null {
  const { view } = state;
  const [row, ...others] = view?.rows ?? [];
  if (!page.ownField || !view || !row || others.length > 0) return null;
  const here = row.cells
    .flatMap((cell) => cell.locations)
    .filter(({ integration }) => integration === view.integration);
  const [location, ...more] = here;
  if (!location || more.length > 0 || location.base === null || location.state.kind === 'sending') return null;
  const has = location.base;
  const field = page.ownField(document, has);
  return field?.stale ? { shows: field.shows, has, bringUpToDate: field.bringUpToDate } : null;
}
