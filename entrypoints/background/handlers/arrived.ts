import type { Handlers } from '../../../lib/messages/server.ts';
import type { ProblemKind } from '../../../lib/model/problem.ts';
import { isPageOf } from '../find-shop.ts';
import type { Hub } from '../hub.ts';

/** What ends when somebody logs in, perhaps as somebody else. */
const OVER: readonly ProblemKind[] = ['credentials-refused', 'right-missing'];

/** Somebody is logged in to a shop's admin: a shop that waited for just that goes on at once. */
export function arrivedHandler(hub: Hub): Handlers['panel.arrived'] {
  return async (_, caller) => {
    if (caller.kind !== 'panel') return {};
    const problems = await hub.directory.problems();
    const waiting = (await hub.directory.integrations()).filter(
      (one) =>
        one.login &&
        isPageOf(one, caller.origin) &&
        problems.some(({ kind, integration }) => integration === one.id && OVER.includes(kind)),
    );
    if (waiting.length > 0) hub.sync({ now: true, integrations: waiting.map(({ id }) => id) });
    return {};
  };
}
