import type { IntegrationId } from '../model/ids.ts';
import type { Cursor, Directory } from './ports.ts';

const newCursor = (integration: IntegrationId): Cursor => ({
  integration,
  since: null,
  fullAt: null,
  polledAt: null,
  failures: 0,
  nextAt: 0,
  stopped: null,
});

/** Where the polls of each shop stand, as last loaded or saved by this worker. */
export class Cursors {
  private readonly known = new Map<IntegrationId, Cursor>();

  constructor(private readonly directory: Directory) {}

  /** As this worker knows it; loaded the first time. */
  async get(integration: IntegrationId): Promise<Cursor> {
    return this.known.get(integration) ?? this.load(integration);
  }

  async load(integration: IntegrationId): Promise<Cursor> {
    const cursor = (await this.directory.cursor(integration)) ?? newCursor(integration);
    this.known.set(integration, cursor);
    return cursor;
  }

  /** Changes some of it; what another part of this worker changed meanwhile stays. */
  async change(integration: IntegrationId, change: Partial<Omit<Cursor, 'integration'>>): Promise<void> {
    await this.save({ ...(await this.get(integration)), ...change });
  }

  async save(cursor: Cursor): Promise<void> {
    this.known.set(cursor.integration, cursor);
    await this.directory.putCursor(cursor);
  }
}
