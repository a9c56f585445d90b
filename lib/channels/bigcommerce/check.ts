import { type ChannelError, fail, ok, type Result } from '../../model/channel-error.ts';
import type { ShopInfo } from '../channel.ts';
import type { ClientDeps } from '../client-deps.ts';
import { hashOf } from './address.ts';
import { type Api, parse } from './api.ts';
import { apiError } from './api-error.ts';
import { Store } from './schema.ts';
import { RELATIVE } from './writes.ts';

/** Does BigCommerce know the token for this store, and which of the scopes that are needed does it lack? */
export async function check(api: Api, deps: ClientDeps): Promise<Result<ShopInfo>> {
  const hash = hashOf(deps.url);
  if (hash === null) return fail(NO_STORE);
  const missing: string[] = [];
  for (const probe of [
    mayWrite,
    () => mayRead(api, 'v3/inventory/locations'),
    () => mayRead(api, 'v3/catalog/products'),
  ]) {
    const error = await probe(api, deps);
    if (error?.kind === 'forbidden') missing.push(...error.missing);
    else if (error) return fail(atField(error));
  }
  if (missing.length > 0) return fail({ kind: 'forbidden', missing, detail: 'scopes of the API account' });
  const name = await readName(api);
  if (!name.ok) return name;
  return ok({ name: name.value ?? `Store ${hash}`, shopKey: `bigcommerce:${hash}`, adminHandle: null });
}

async function mayRead(api: Api, path: string): Promise<ChannelError | null> {
  const reply = await api.get(path, { limit: 1 });
  return reply.ok ? null : reply.error;
}

/** An adjustment of nothing: the scope is looked at first, and then there is nothing to do. */
async function mayWrite(api: Api, deps: ClientDeps): Promise<ChannelError | null> {
  const reply = await api.write('POST', RELATIVE, '{"items":[]}');
  if (!reply.ok) return reply.error;
  if (reply.value.status < 300) return null;
  const error = apiError(reply.value, RELATIVE, deps.now());
  return error.kind === 'rejected' ? null : error;
}

/** The store's own name, or null where the token may not read it: that is no reason to do without the shop. */
async function readName(api: Api): Promise<Result<string | null>> {
  const reply = await api.get('v2/store');
  if (!reply.ok) return reply.error.kind === 'forbidden' ? ok(null) : reply;
  const store = parse(Store, reply.value.json);
  return store.ok ? ok(store.value.name.trim() || null) : store;
}

function atField(error: ChannelError): ChannelError {
  if (error.kind === 'not-found') return NO_STORE;
  if (error.kind !== 'unauthorized') return error;
  return {
    ...error,
    field: 'accessToken',
    reason:
      'BigCommerce doesn’t know this token for this store. Copy it again, and check that it was made in the store with this hash.',
  };
}

const NO_STORE: ChannelError = {
  kind: 'rejected',
  field: 'storeHash',
  reason: 'BigCommerce has no store with this hash. The address of your control panel shows it, after “store-”.',
  detail: 'no such store',
};
