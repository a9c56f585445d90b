import * as z from 'zod/mini';
import { type HttpReply, parseJson } from '../http.ts';
import { Refused } from './schema.ts';

/** The code that WooCommerce or WordPress gave with an error, or null: then something before them answered. */
export function errorCode(reply: HttpReply): string | null {
  const json = parseJson(reply);
  const refused = json.ok ? z.safeParse(Refused, json.value) : undefined;
  return refused?.success ? refused.data.code : null;
}
