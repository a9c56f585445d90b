import type { Translate } from '../../../components/words/translate.ts';
import type { Handlers } from '../../../lib/messages/server.ts';
import { type ChannelError, ok } from '../../../lib/model/channel-error.ts';
import { SHIPTHEORY, SHIPTHEORY_ORIGIN } from '../../../lib/model/shipment.ts';
import { readShiptheory } from '../../../lib/shiptheory/connect.ts';
import type { Hub } from '../hub.ts';
import { type Refused, readName, refuse } from '../sentences.ts';

/** Connecting the Shiptheory account, logging in again, and forgetting it. */
export function shiptheoryHandlers(hub: Hub): Pick<Handlers, 'shiptheory.connect' | 'shiptheory.disconnect'> {
  const { shiptheory, clock } = hub;
  return {
    async 'shiptheory.connect'({ name: typed, input }) {
      const read = readShiptheory(input);
      if (!read.ok) return refuse(read.field, hub.t.reword(read.sentence));
      const named = readName(hub.t, typed, 'integration');
      if (!named.ok) return refuse('name', named.sentence);
      if (!(await hub.permissions.has(read.origins))) return wrong(hub.t, { kind: 'no-permission', detail: '' });
      const { email, password, keep: kept } = read;
      const checked = await shiptheory.client.check({ email, password });
      if (!checked.ok) return wrong(hub.t, checked.error);

      const before = await shiptheory.store.account();
      const at = checked.value.at ?? clock.now();
      // Who logs in again goes on where the last login ended.
      if (before) await goOn(hub);
      else await begin(hub, at);
      const connectedAt = before?.connectedAt ?? clock.now();
      await shiptheory.keep({ name: named.name, email, kept, connectedAt }, { email, password });
      await clearProblems(hub, (kind) => kind.startsWith('shiptheory-'));
      hub.screens.changed();
      hub.sync({ now: true });
      return ok({ name: named.name });
    },

    async 'shiptheory.disconnect'() {
      await shiptheory.forget();
      await clearProblems(hub, () => true);
      await hub.permissions.remove([SHIPTHEORY_ORIGIN]);
      hub.screens.changed();
      return {};
    },
  };
}

async function goOn({ shiptheory }: Hub): Promise<void> {
  const cursor = await shiptheory.store.cursor();
  if (cursor) await shiptheory.store.putCursor({ ...cursor, failures: 0, nextAt: 0 });
}

/** What was completed until now isn't counted, also not what an earlier connection left undecided. */
async function begin({ shiptheory, directory, clock }: Hub, at: number): Promise<void> {
  const { store } = shiptheory;
  for (const shipment of await store.open()) {
    if (shipment.state === 'due') continue;
    await store.save({ ...shipment, state: 'shown', why: 'before', revision: shipment.revision + 1 });
  }
  await store.putCursor({
    startedAt: at,
    baseline: false,
    since: null,
    masterSince: (await directory.master()) ? at : null,
    skew: at - clock.now(),
    polledAt: null,
    cataloguedAt: null,
    failures: 0,
    nextAt: 0,
  });
}

async function clearProblems({ directory }: Hub, over: (kind: string) => boolean): Promise<void> {
  for (const { id, kind, integration } of await directory.problems()) {
    if (integration === SHIPTHEORY && over(kind)) await directory.clearProblem(id);
  }
}

/** What went wrong when the login was tried, as a sentence at the field that can mend it. */
function wrong(t: Translate, error: ChannelError): Refused {
  switch (error.kind) {
    case 'unauthorized':
      return refuse('password', t('shiptheory.error.unknown'));
    case 'forbidden':
      return refuse('email', t('shiptheory.error.forbidden'));
    case 'no-permission':
      return refuse(null, t('connect.error.permission', { host: 'Shiptheory' }));
    case 'rate-limited':
      return refuse(null, t('refuse.tooMany', { shop: 'Shiptheory' }));
    case 'unavailable':
    case 'not-found':
      return refuse(
        null,
        error.kind === 'unavailable' && error.status !== undefined
          ? t('shiptheory.error.status', { status: String(error.status) })
          : t('shiptheory.error.unreachable'),
      );
    case 'malformed':
    case 'rejected':
      return refuse(null, t('shiptheory.error.malformed'));
  }
}
