import type { PageStale } from '../../components/panel/PanelNotices.tsx';
import type { PanelState } from '../../components/panel/state.ts';
import type { AdminPage, ShopFigure } from '../channels/channel.ts';
import { remoteIdOf } from '../model/ids.ts';

/**
 * The page's own stock fields, where saving the page would undo what the shop has. Only for figures of this page's shop
 * that are known and have nothing on its way to them.
 */
export function staleOwnFields(page: AdminPage, document: Document, state: PanelState): PageStale | null {
  const { view } = state;
  if (!page.ownFields || !view) return null;
  const figures = view.rows.flatMap(({ item, sku, cells, shopFigures }) =>
    cells
      .flatMap((cell) => cell.locations)
      .flatMap(({ integration, location, name, base, state: { kind } }): ShopFigure[] =>
        integration !== view.integration || base === null || kind === 'sending'
          ? []
          : [
              {
                item,
                sku,
                remoteLocation: remoteIdOf(location),
                location: name,
                figure: base,
                ...ownOf(shopFigures.find((one) => one.location === location)),
              },
            ],
      ),
  );
  const stale = page.ownFields(document, figures).filter((field) => field.stale);
  if (stale.length === 0) return null;
  return {
    fields: stale.map(({ of, shows }) => ({ sku: of.sku, location: of.location, shows, has: of.own ?? of.figure })),
    bringUpToDate() {
      for (const field of stale) field.bringUpToDate();
    },
  };
}

const ownOf = (figure: { own?: number | undefined } | undefined): { own?: number } =>
  figure?.own === undefined ? {} : { own: figure.own };
