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
      if (!read.ok) return refuse(read.field, read.sentence);
      const named = readName(typed, 'The integration');
      if (!named.ok) return refuse('name', named.sentence);
      if (!(await hub.permissions.has(read.origins))) return wrong({ kind: 'no-permission', detail: '' });
      const { email, password, keep: kept } = read;
      const checked = await shiptheory.client.check({ email, password });
      if (!checked.ok) return wrong(checked.error);

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
function wrong(error: ChannelError): Refused {
  switch (error.kind) {
    case 'unauthorized':
      return refuse(
        'password',
        'Shiptheory doesn’t know this email and password together. It takes those of its own login page.',
      );
    case 'forbidden':
      return refuse('email', 'This user may not see shipments. Log in with one who may, such as the account’s owner.');
    case 'no-permission':
      return refuse(null, 'The browser wasn’t allowed to reach Shiptheory. Press Test and save again, and allow it.');
    case 'rate-limited':
      return refuse(null, 'Shiptheory gets too many requests just now. Try again in a minute.');
    case 'unavailable':
    case 'not-found':
      return refuse(
        null,
        error.kind === 'unavailable' && error.status !== undefined
          ? `Shiptheory was reached, but it answers with error ${error.status}, as under maintenance. Try again later.`
          : 'Shiptheory can’t be reached. Check the connection, then try again.',
      );
    case 'malformed':
    case 'rejected':
      return refuse(null, 'Shiptheory answers with something that isn’t its API. Nothing was kept; try again later.');
  }
}
