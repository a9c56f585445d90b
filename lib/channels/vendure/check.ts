import { type ChannelError, fail, ok, type Result } from '../../model/channel-error.ts';
import type { ShopInfo } from '../channel.ts';
import type { ClientDeps } from '../client-deps.ts';
import { REDIRECTED } from '../http.ts';
import type { VendureApi } from './api.ts';
import { SHOP } from './documents.ts';
import { NOT_IN_SCHEMA } from './exchange.ts';
import { ShopReply } from './schema.ts';

/** What a shop is called that was never given a name. */
const UNNAMED = 'Default Seller';

/** Is this Vendure's admin API, does it know the credentials, and may they read and write? */
export async function check(api: VendureApi, deps: ClientDeps): Promise<Result<ShopInfo>> {
  const reply = await api.ask(SHOP, {}, ShopReply);
  if (!reply.ok) return fail(sorted(reply.error, deps.credentials.api ?? ''));
  const missing = await api.missingRights();
  if (!missing.ok) return missing;
  if (missing.value.length > 0) {
    return fail({ kind: 'forbidden', missing: missing.value, detail: 'rights of the role' });
  }
  const { token, seller } = reply.value.data.activeChannel;
  const name = seller?.name.trim() ?? '';
  return ok({
    name: name === '' || name === UNNAMED ? new URL(deps.url).host : name,
    // The token of the default channel is made at random with the shop, and the same at whatever address.
    shopKey: `vendure:${token}`,
    adminHandle: null,
  });
}

/** What an address that isn't the admin API answers, as a sentence about the address. */
function sorted(error: ChannelError, api: string): ChannelError {
  if (error.detail === REDIRECTED) {
    return atAddress(
      'The shop sends callers of this address on to another one. Open the admin in a tab and copy the address that it ends at.',
      'redirected',
    );
  }
  if (error.detail.includes(NOT_IN_SCHEMA)) {
    return atAddress(
      `The API at ${api} isn’t Vendure’s admin API. Its address mostly ends in /admin-api; enter it under API URL.`,
      'another API',
    );
  }
  const elsewhere = error.kind === 'not-found' || (error.kind === 'malformed' && error.detail !== '');
  const refused = error.kind === 'rejected' && error.field === undefined;
  if (elsewhere || refused) {
    return atAddress(
      `There is no Vendure API at ${api}. If the API has an address of its own, enter it under API URL.`,
      error.detail,
    );
  }
  if (error.kind === 'unauthorized' && error.field === undefined) {
    return atAddress('The shop’s server asks for a password of its own before its API can be reached.', error.detail);
  }
  return error;
}

const atAddress = (reason: string, detail: string): ChannelError => ({
  kind: 'rejected',
  field: 'url',
  reason,
  detail,
});
