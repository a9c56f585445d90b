import type { IntegrationId } from '../model/ids.ts';
import type { Cursor, Directory } from './ports.ts';

type Changed = Partial<Omit<Cursor, 'integration'>>;

const newCursor = (integration: IntegrationId): Cursor => ({
  integration,
  since: null,
  fullAt: null,
  polledAt: null,
  failures: 0,
  nextAt: 0,
  stopped: null,
});

/**
 * Asks for a full pass over a shop. A poll that is under way may already be past what the pass is to find, so it
 * doesn't count: see `asks`.
 */
export const askFullPass = (directory: Directory, integration: IntegrationId): Promise<Cursor> =>
  directory.changeCursor(integration, (kept) => ({
    ...(kept ?? newCursor(integration)),
    since: null,
    asks: (kept?.asks ?? 0) + 1,
  }));

/** Where the polls of each shop stand, as last loaded or saved by this worker. */
export class Cursors {
  private readonly known = new Map<IntegrationId, Cursor>();

  constructor(private readonly directory: Directory) {}

  /** As this worker knows it; loaded the first time. */
  async get(integration: IntegrationId): Promise<Cursor> {
    return this.known.get(integration) ?? this.load(integration);
  }

  async load(integration: IntegrationId): Promise<Cursor> {
    return this.keep((await this.directory.cursor(integration)) ?? newCursor(integration));
  }

  /** Changes some of it; what anybody else changed meanwhile stays. */
  async change(integration: IntegrationId, change: Changed | ((kept: Cursor) => Changed)): Promise<void> {
    const changed = await this.directory.changeCursor(integration, (found) => {
      const kept = found ?? newCursor(integration);
      return { ...kept, ...(typeof change === 'function' ? change(kept) : change) };
    });
    this.keep(changed);
  }

  async askFullPass(integration: IntegrationId): Promise<void> {
    this.keep(await askFullPass(this.directory, integration));
  }

  private keep(cursor: Cursor): Cursor {
    this.known.set(cursor.integration, cursor);
    return cursor;
  }
}
