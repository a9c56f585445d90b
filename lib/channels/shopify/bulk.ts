import { type ChannelError, ok, type Result } from '../../model/channel-error.ts';
import type { Millis } from '../../model/time.ts';
import type { ItemPage } from '../channel.ts';
import type { ClientDeps } from '../client-deps.ts';
import type { ShopifyApi } from './api.ts';
import { readBulkFile } from './bulk-file.ts';
import { BULK_HOST } from './bulk-host.ts';
import { BulkCancelReply, BulkReply, BulkRunReply, CountReply } from './bulk-schema.ts';
import * as queries from './queries.ts';
import { readVariants } from './reads.ts';

/** From this many variants on one file is sooner there than the pages. */
export const BULK_FROM = 10_000;

/** Between two looks at an operation: doubling from the first to the last. */
const FIRST_LOOK: Millis = 500;
const LAST_LOOK: Millis = 5_000;
/** An operation that isn't over by then is left, and the pages are read. */
const LONGEST: Millis = 240_000;
/** For the file, which may be large; a worker is stopped over a reply that takes 30 s. */
const FILE_LIMIT: Millis = 25_000;

/** Reads the pages, from the first one: where one file was tried and came to nothing. */
const PAGES = 'pages:';

interface Running {
  operation: string;
  startedAt: Millis;
  wait: Millis;
}

/**
 * One step of a pass over all items: a page; or, for a large catalogue where the browser may fetch it, a look at the
 * one file that Shopify makes of it. Nothing that goes wrong with the file costs the pass: the pages are read then.
 */
export async function readPass(
  api: ShopifyApi,
  deps: ClientDeps,
  bulkFrom: number,
  cursor: string | null,
  locations: readonly string[],
): Promise<Result<ItemPage>> {
  if (cursor === null) {
    const begun = await begin(api, deps, bulkFrom);
    if (!begun.ok) return begun;
    return begun.value === null ? readVariants(api, null, null, locations) : ok({ items: [], next: begun.value });
  }
  if (cursor === PAGES) return readVariants(api, null, null, locations);
  const running = readCursor(cursor);
  return running ? look(api, deps, running, locations) : readVariants(api, null, cursor, locations);
}

/** The cursor of an operation that was begun; null: the pages are to be read. An error only where a page would have it too. */
async function begin(api: ShopifyApi, deps: ClientDeps, bulkFrom: number): Promise<Result<string | null>> {
  if (!(await deps.permitted?.(`https://${BULK_HOST}/`))) return ok(null);
  const counted = await api.query(queries.COUNT, {}, CountReply);
  if (!counted.ok) return counted;
  if ((counted.value.data.productVariantsCount?.count ?? 0) < bulkFrom) return ok(null);
  const run = await api.query(queries.BULK_RUN, { query: queries.BULK_ITEMS }, BulkRunReply);
  const { bulkOperation, userErrors } = run.ok ? run.value.data.bulkOperationRunQuery : NOTHING;
  if (bulkOperation === null || userErrors.length > 0) return ok(null);
  return ok(cursorOf({ operation: bulkOperation.id, startedAt: deps.now(), wait: FIRST_LOOK }));
}

const NOTHING = { bulkOperation: null, userErrors: [] } as const;
const INSTEAD: Result<ItemPage> = { ok: true, value: { items: [], next: PAGES } };

async function look(
  api: ShopifyApi,
  deps: ClientDeps,
  running: Running,
  locations: readonly string[],
): Promise<Result<ItemPage>> {
  await new Promise((done) => setTimeout(done, running.wait));
  const reply = await api.query(queries.BULK, { id: running.operation }, BulkReply);
  if (!reply.ok) return isPassing(reply.error) ? later(api, deps, running) : INSTEAD;
  const operation = reply.value.data.bulkOperation;
  if (operation?.status === 'CREATED' || operation?.status === 'RUNNING') return later(api, deps, running);
  // What a failed one has of the file (`partialDataUrl`) doesn't tell what it lacks.
  if (operation?.status !== 'COMPLETED' || !isOurs(operation.url)) return INSTEAD;
  // The address is its own credential: no token goes there.
  const file = await deps.http({ method: 'GET', url: operation.url, timeoutMs: FILE_LIMIT });
  if (!file.ok || file.value.status !== 200) return INSTEAD;
  const items = readBulkFile(file.value.text, Number(operation.objectCount), locations);
  return items.ok ? ok({ items: items.value, next: null }) : INSTEAD;
}

const isPassing = ({ kind }: ChannelError): boolean => kind === 'unavailable' || kind === 'rate-limited';

async function later(api: ShopifyApi, deps: ClientDeps, running: Running): Promise<Result<ItemPage>> {
  const elapsed = deps.now() - running.startedAt;
  if (elapsed >= 0 && elapsed < LONGEST) {
    const wait = Math.min(LAST_LOOK, running.wait * 2);
    return ok({ items: [], next: cursorOf({ ...running, wait }) });
  }
  // A courtesy: it would stand in the way of the next one. That it fails changes nothing.
  await api.query(queries.BULK_CANCEL, { id: running.operation }, BulkCancelReply);
  return INSTEAD;
}

/** An empty catalogue has no file, and one of ours was counted to be large. */
function isOurs(url: string | null): url is string {
  if (url === null || !URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  return protocol === 'https:' && host === BULK_HOST;
}

const cursorOf = ({ operation, startedAt, wait }: Running): string => `bulk:${startedAt}:${wait}:${operation}`;

function readCursor(cursor: string): Running | null {
  const [, startedAt, wait, operation] = /^bulk:(\d+):(\d+):(.+)$/.exec(cursor) ?? [];
  return operation ? { operation, startedAt: Number(startedAt), wait: Math.min(LAST_LOOK, Number(wait)) } : null;
}
