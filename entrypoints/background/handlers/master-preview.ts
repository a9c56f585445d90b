import type { Handlers } from '../../../lib/messages/server.ts';
import { ok } from '../../../lib/model/channel-error.ts';
import { integrationOf } from '../../../lib/model/ids.ts';
import type { Hub } from '../hub.ts';
import { refuseFor } from '../sentences.ts';

/** What another master stock location would mean for the catalogue, before it is chosen. */
export function masterPreviewHandler(hub: Hub): Handlers['master.preview'] {
  return async ({ location }) => {
    const preview = await hub.engine.previewMaster(location);
    if (preview.ok) return ok({ enter: [...preview.value.enter], missing: [...preview.value.missing] });
    const shop = (await hub.directory.integrations()).find(({ id }) => id === integrationOf(location));
    return refuseFor(hub.t, shop?.name ?? hub.t('name.theShop'), preview.error);
  };
}
