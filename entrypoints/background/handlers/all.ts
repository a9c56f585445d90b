import type { Handlers } from '../../../lib/messages/server.ts';
import type { Hub } from '../hub.ts';
import { activateHandler } from './activate.ts';
import { activityHandlers } from './activity.ts';
import { arrivedHandler } from './arrived.ts';
import { checklistHandlers } from './checklist.ts';
import { connectHandler } from './connect.ts';
import { dataHandlers } from './data.ts';
import { disconnectHandler } from './disconnect.ts';
import { firstSyncHandlers } from './first-sync.ts';
import { locationMoveHandler } from './location-move.ts';
import { locationSettingsHandlers } from './location-settings.ts';
import { locationsHandler } from './locations.ts';
import { lowStockHandlers } from './low-stock.ts';
import { matchHandlers } from './matches.ts';
import { overviewHandler } from './overview.ts';
import { pageShopHandler } from './page-shop.ts';
import { panelProductHandler } from './panel-product.ts';
import { previewHandlers } from './previews.ts';
import { productsHandlers } from './products.ts';
import { settingsHandlers } from './settings.ts';
import { shipmentsHandlers } from './shipments.ts';
import { shiptheoryHandlers } from './shiptheory.ts';
import { stepHandlers } from './steps.ts';
import { stockHandlers } from './stock.ts';
import { syncHandlers } from './sync.ts';
import { warehouseDeleteHandler } from './warehouse-delete.ts';
import { warehouseSaveHandler } from './warehouse-save.ts';

/** One handler for each call of the protocol. */
export function allHandlers(hub: Hub): Handlers {
  return {
    ...hub.data.guarded(working(hub)),
    ...dataHandlers(hub),
  };
}

/** Those that work on the data as it is, and so not while all of it is replaced. */
function working(hub: Hub): Omit<Handlers, keyof ReturnType<typeof dataHandlers>> {
  return {
    'panel.product': panelProductHandler(hub),
    'panel.arrived': arrivedHandler(hub),
    ...stockHandlers(hub),
    'stock.activate': activateHandler(hub),
    'app.open': async ({ hash }) => {
      await hub.screens.openOptions(hash);
      return {};
    },
    'state.overview': overviewHandler(hub),
    ...syncHandlers(hub),
    'integration.connect': connectHandler(hub),
    'integration.disconnect': disconnectHandler(hub),
    'integration.locations': locationsHandler(hub),
    'warehouse.save': warehouseSaveHandler(hub),
    'warehouse.delete': warehouseDeleteHandler(hub),
    ...locationSettingsHandlers(hub),
    ...matchHandlers(hub),
    'location.move': locationMoveHandler(hub),
    ...previewHandlers(hub),
    ...firstSyncHandlers(hub),
    ...stepHandlers(hub),
    ...productsHandlers(hub),
    ...activityHandlers(hub),
    ...lowStockHandlers(hub),
    ...settingsHandlers(hub),
    ...checklistHandlers(hub),
    ...shiptheoryHandlers(hub),
    ...shipmentsHandlers(hub),
    'page.shop': pageShopHandler(hub),
  };
}
