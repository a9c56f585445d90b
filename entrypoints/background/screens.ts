import type { Changed } from '../../lib/messages/protocol.ts';
import type { Integration } from '../../lib/model/integration.ts';
import { showBadge } from '../../lib/platform/badge.ts';
import type { Permissions } from '../../lib/platform/permissions.ts';
import { registerPanelScripts, startPanelInOpenTabs } from '../../lib/platform/scripting.ts';
import { openOptions, tellEveryTab, tellScreens } from '../../lib/platform/tabs.ts';
import type { Change, Directory } from '../../lib/sync/ports.ts';
import type { Hub } from './hub.ts';

interface Deps {
  directory: Directory;
  permissions: Permissions;
  sleep(ms: number): Promise<void>;
  onError(what: string, error: unknown): void;
}

/**
 * After so many counts in one go there are more to come, as in a first sync. Screens pull with each telling, which takes the
 * store's time, so what follows within the pause is told together.
 */
const MANY = 100;
const PAUSE_MS = 1_000;

/** What the background shows and tells: the badge, the panels' registration, and "pull again" to every screen. */
export function createScreens({ directory, permissions, sleep, onError }: Deps): Hub['screens'] {
  /** Admin pages of the shops that are connected and permitted, each pattern once. */
  const permittedPages = async (): Promise<readonly string[]> => {
    const integrations = await directory.integrations();
    const permitted = await Promise.all(integrations.map((one: Integration) => permissions.has(one.origins)));
    return [...new Set(integrations.filter((_, n) => permitted[n]).flatMap((one) => one.adminMatches))];
  };

  const tell = async (changes: readonly Change[]): Promise<void> => {
    const message: Changed = { type: 'changed', changes: changes.map((change) => ({ ...change })) };
    await tellScreens(message, await permittedPages());
    await showBadge((await directory.problems()).length);
  };

  /** What is told together after the pause; null: there is none. */
  let collected: Change[] | null = null;
  const tellNow = (changes: readonly Change[]): void => {
    tell(changes).catch((error: unknown) => onError('tell', error));
    if (changes.length < MANY) return;
    collected = [];
    void sleep(PAUSE_MS).then(() => {
      const more = collected ?? [];
      collected = null;
      if (more.length > 0) tellNow(more);
    });
  };

  return {
    changed(changes = []) {
      // Something else than counts is told at once, and screens pull the counts with it.
      if (collected === null || changes.length === 0) return tellNow(changes);
      for (const change of changes) collected.push(change);
    },
    left() {
      const message: Changed = { type: 'changed', changes: [] };
      tellEveryTab(message).catch((error: unknown) => onError('tell', error));
    },
    openOptions,
    // Several shops may share one admin, so each pattern is registered once, under its own name.
    registerPanels: async () =>
      registerPanelScripts((await permittedPages()).map((pattern) => ({ id: pattern, matches: [pattern] }))),
    startPanels: startPanelInOpenTabs,
  };
}
