import * as z from 'zod/mini';
import { fail, ok, type Result } from '../../model/channel-error.ts';
import type { Millis } from '../../model/time.ts';
import type { Answer, VendureApi } from './api.ts';

/** What the shop says for all variants that say INHERIT. */
export interface Counting {
  /** Is their stock counted? */
  byDefault: boolean;
  /** When the shop's settings were last saved, ISO. */
  savedAt: string;
}

/** The API, for documents about stock: those with the shop's settings in them, included if `$settings` says so. */
export interface StockApi extends VendureApi {
  /** `fresh`: the settings are read with it, however lately they were. */
  askStock<T>(
    document: string,
    variables: Readonly<Record<string, unknown>>,
    reply: z.ZodMiniType<T>,
    fresh?: 'fresh',
  ): Promise<Result<Answer<T> & { counting: Counting }>>;
}

/**
 * Each root field costs the shop as much again with an API key, and its settings hardly ever change: what was read this
 * lately is believed. Whoever switches counting off for the whole shop is noticed by the next poll.
 */
const BELIEVED: Millis = 30_000;

const Settings = z.object({
  globalSettings: z.optional(z.object({ trackInventory: z.boolean(), updatedAt: z.string() })),
});

export function createStockApi(api: VendureApi, now: () => Millis): StockApi {
  let known: (Counting & { at: Millis }) | null = null;
  return {
    ...api,
    async askStock(document, variables, schema, fresh) {
      const age = known === null ? Number.POSITIVE_INFINITY : now() - known.at;
      const settings = fresh !== undefined || age < 0 || age > BELIEVED;
      const reply = await api.ask(document, { ...variables, settings }, z.unknown());
      if (!reply.ok) return reply;
      const [own, rest] = [z.safeParse(Settings, reply.value.data), z.safeParse(schema, reply.value.data)];
      if (!own.success || !rest.success) {
        const where = (own.error ?? rest.error)?.issues[0]?.path.join('.') ?? '';
        return fail({ kind: 'malformed', detail: `reply of another shape at "${where.slice(0, 80)}"` });
      }
      const { globalSettings } = own.data;
      if (globalSettings) {
        known = { byDefault: globalSettings.trackInventory, savedAt: globalSettings.updatedAt, at: now() };
      }
      if (known === null || (settings && !globalSettings)) {
        return fail({ kind: 'malformed', detail: 'the shop’s settings were asked for and aren’t in the reply' });
      }
      return ok({ ...reply.value, data: rest.data, counting: known });
    },
  };
}
