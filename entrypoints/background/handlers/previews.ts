import type { Handlers } from '../../../lib/messages/server.ts';
import { Refusal } from '../../../lib/messages/server.ts';
import { integrationOf, type LocationId } from '../../../lib/model/ids.ts';
import { someOf } from '../../../lib/model/preview.ts';
import { keptAwake } from '../../../lib/platform/keep-awake.ts';
import { inWords } from '../../../lib/platform/log.ts';
import type { OnPage } from '../../../lib/sync/everything.ts';
import { isTooEarly } from '../comparable.ts';
import type { Hub } from '../hub.ts';
import type { Outcome } from '../previews/previews.ts';
import { type Refused, refuse, refuseFor } from '../sentences.ts';
import { shopOf } from '../shop-of.ts';

/** Reading a whole shop to see what a step would do, and how far that is. Nothing is written by any of these. */
export function previewHandlers(
  hub: Hub,
): Pick<
  Handlers,
  'first-sync.preview' | 'master.preview' | 'preview.state' | 'preview.rows' | 'preview.stop' | 'master.progress'
> {
  const begin = (id: string, location: LocationId, read: (onPage: OnPage) => Promise<Outcome>) => {
    hub.previews.begin(
      id,
      (onPage) => hub.data.during(() => keptAwake(() => read(onPage))),
      (error) => {
        if (error instanceof Refusal) return failed(refuse(null, error.message));
        hub.log('preview failed', { location, error: inWords(error) });
        return failed(refuse(null, hub.t('preview.failed')));
      },
    );
  };

  return {
    async 'first-sync.preview'({ id, location }) {
      begin(id, location, (onPage) => firstSync(hub, location, onPage));
      return {};
    },

    async 'master.preview'({ id, location }) {
      begin(id, location, (onPage) => difference(hub, location, onPage));
      return {};
    },

    'preview.state': ({ id }) => hub.previews.state(id),

    async 'preview.rows'({ id, from }) {
      const { rows, next } = await hub.previews.rows(id, from);
      return { rows: rows && [...rows], next };
    },

    async 'preview.stop'({ id }) {
      hub.previews.stop(id);
      return {};
    },

    async 'master.progress'({ location }) {
      const master = await hub.directory.master();
      return { chosen: master?.location === location, read: hub.engine.itemsRead(integrationOf(location)) };
    },
  };
}

async function firstSync(hub: Hub, location: LocationId, onPage: OnPage): Promise<Outcome> {
  const link = (await hub.directory.links()).find((one) => one.location === location);
  if (!link) return failed(refuse(null, hub.t('link.error.gone')));
  if (await isTooEarly(hub.directory, link)) return failed(refuse(null, hub.t('link.error.noMaster')));
  const preview = await hub.engine.previewFirstSync(location, onPage);
  if (!preview.ok) return failed(refuseFor(hub.t, await shopOf(hub, location), preview.error));
  const client = await hub.shops.of(integrationOf(location));
  return {
    rows: preview.value,
    state: {
      kind: 'rows',
      total: preview.value.length,
      gen: link.gen,
      canStock: client?.activate !== undefined,
      ...(link.paused && { resumes: true }),
    },
  };
}

async function difference(hub: Hub, location: LocationId, onPage: OnPage): Promise<Outcome> {
  const preview = await hub.engine.previewMaster(location, onPage);
  if (!preview.ok) return failed(refuseFor(hub.t, await shopOf(hub, location), preview.error));
  const { enter, missing } = preview.value;
  return { rows: [], state: { kind: 'difference', enter: someOf(enter), missing: someOf(missing) } };
}

const failed = ({ error }: Refused): Outcome => ({ rows: [], state: { kind: 'failed', error } });
