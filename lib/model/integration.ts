import * as z from 'zod/mini';
import { Channel } from './channel.ts';

/** One connected shop. Holds no credential: those are in the vault, under the same id. */
export const Integration = z.object({
  id: z.string(),
  channel: Channel,
  /** What the merchant calls it. Unique, 1 to 80 characters. */
  name: z.string(),
  /** The shop's address as connected, path and port kept, no trailing slash: `https://shop.test:8443/store`. */
  url: z.string(),
  /** What makes this shop the same shop however it was typed; unique over all integrations. */
  shopKey: z.string(),
  /** The part of the admin's URL that names this shop where one host serves many (Shopify's store handle), else null. */
  adminHandle: z.nullable(z.string()),
  /** Host permission patterns that this shop needs, asked for on the connect click. */
  origins: z.array(z.string()),
  /** Match patterns of the admin pages on which the panel's script is registered. */
  adminMatches: z.array(z.string()),
  connectedAt: z.number(),
  /**
   * true: no key is kept. Calls go with the merchant's own login to the shop's admin in this browser, and go on by
   * themselves when it is renewed.
   */
  login: z.optional(z.literal(true)),
  /** Nothing is sent while paused; changes are still read and waited with. */
  paused: z.boolean(),
});
export type Integration = z.infer<typeof Integration>;

/** A place where a shop keeps stock, as last fetched. */
export const Location = z.object({
  id: z.string(),
  integration: z.string(),
  remoteId: z.string(),
  name: z.string(),
  /** false: deactivated at the channel, or gone from its list when last fetched. */
  active: z.boolean(),
  fetchedAt: z.number(),
});
export type Location = z.infer<typeof Location>;
