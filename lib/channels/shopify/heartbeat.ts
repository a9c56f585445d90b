import * as z from 'zod/mini';
import { fail, ok, type Result } from '../../model/channel-error.ts';
import { type Claim, HEARTBEAT_ALIVE_MS } from '../channel.ts';
import type { ShopifyApi } from './api.ts';
import { API_PATH, HEARTBEAT, HEARTBEAT_FIELD, SET_HEARTBEAT } from './queries.ts';
import { HeartbeatReply, SetHeartbeatReply } from './schema.ts';

/** What lies in the shop: who left it, and when by the shop's own clock, in ms. */
const Heartbeat = z.object({ installation: z.string(), at: z.number() });

/** How often another's write between our reading and our writing is met with a new look. */
const LOOKS = 3;

/**
 * Leaves our heartbeat in the app's own data unless another installation's is alive there. The digest makes sure that
 * of two which do this at once, one sees the other. Only installations that use the same Shopify app can see each
 * other: each app has its own data.
 */
export async function claimShop(api: ShopifyApi, installation: string, over: boolean): Promise<Result<Claim>> {
  for (let look = 0; look < LOOKS; look++) {
    const read = await api.query(HEARTBEAT, {}, HeartbeatReply);
    if (!read.ok) return read;
    const { id: ownerId, metafield } = read.value.data.currentAppInstallation;
    if (read.value.shopTime === null) return fail({ kind: 'malformed', detail: 'no Date header' });
    const at = Date.parse(read.value.shopTime);
    const left = z.safeParse(Heartbeat, metafield?.jsonValue);
    if (!over && left.success && left.data.installation !== installation && isAlive(left.data.at, at)) {
      return ok({ by: 'other', installation: left.data.installation, seenAt: left.data.at });
    }
    const value = JSON.stringify({ installation, at } satisfies z.infer<typeof Heartbeat>);
    const field = { ownerId, ...HEARTBEAT_FIELD, value, compareDigest: metafield?.compareDigest ?? null };
    const body = JSON.stringify({ query: SET_HEARTBEAT, variables: { metafields: [field] } });
    const written = await api.post(API_PATH, body, SetHeartbeatReply);
    if (!written.ok) return written;
    const [error] = written.value.data.metafieldsSet.userErrors;
    if (!error) return ok({ by: 'us' });
    if (error.code !== 'STALE_OBJECT' && error.code !== 'INVALID_COMPARE_DIGEST') {
      const reason = `Shopify doesn’t let the app keep data in this shop: ${error.message}`;
      return fail({ kind: 'rejected', reason, detail: `heartbeat: ${error.code ?? 'no code'}` });
    }
  }
  return fail({ kind: 'unavailable', detail: 'the heartbeat changed each time it was looked at' });
}

/** A time far ahead is no time of this shop's: nobody may be kept out by it for ever. */
const isAlive = (leftAt: number, now: number): boolean => Math.abs(now - leftAt) < HEARTBEAT_ALIVE_MS;
