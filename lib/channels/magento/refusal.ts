import * as z from 'zod/mini';
import type { ChannelError } from '../../model/channel-error.ts';
import type { Millis } from '../../model/time.ts';
import { type HttpReply, parseJson, statusError } from '../http.ts';
import { Refused } from './schema.ts';

/** Longest part of a shop's own sentence that is shown. */
const LONGEST = 200;

/** The error that Magento itself gave, or null: then something before it answered, or its own crash page. */
export function refusedOf(reply: HttpReply): Refused | null {
  const json = parseJson(reply);
  const refused = json.ok ? z.safeParse(Refused, json.value) : undefined;
  return refused?.success ? refused.data : null;
}

/** Magento gives its templates unfilled, with what belongs into them beside them. */
export function filled({ message, parameters, errors }: Refused): string {
  const first = errors?.[0];
  const whole = first && !message.includes(first.message) ? `${fill(message, parameters)} ${filled(first)}` : '';
  return (whole || fill(message, parameters)).slice(0, LONGEST);
}

function fill(message: string, parameters: unknown): string {
  if (Array.isArray(parameters)) {
    return message.replace(/%(\d+)/g, (whole, number: string) => said(parameters[Number(number) - 1]) ?? whole);
  }
  if (typeof parameters !== 'object' || parameters === null) return message;
  const named = new Map(Object.entries(parameters));
  return message.replace(/%(\w+)/g, (whole, name: string) => said(named.get(name)) ?? whole);
}

const said = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null;

/** The rights whose lack was the reason; empty for any other refusal. A credential that isn't known has none. */
export function lackedRights({ parameters }: Refused): readonly string[] {
  if (typeof parameters !== 'object' || parameters === null || Array.isArray(parameters)) return [];
  const { resources } = parameters as { resources?: unknown };
  return typeof resources === 'string' ? resources.split(/,\s*/).filter((right) => right !== '') : [];
}

/** Details by which {@link refusedKey} tells what is wrong with the credentials. */
export const SIGNATURE = 'status 401, the signature is another';
const NONCE = 'status 401, the nonce was used before';

/** The status, told apart further where Magento's own reply says more. */
export function apiError(reply: HttpReply, now: Millis): ChannelError {
  const error = statusError(reply, now);
  const refused = refusedOf(reply);
  if (refused === null) return error;
  const { message } = refused;
  if (error.kind === 'unauthorized') {
    const missing = lackedRights(refused);
    if (missing.length > 0) return { kind: 'forbidden', missing, detail: `${error.detail}, a right` };
    // The browser repeated the request by itself after a connection broke: the first copy may have been carried out.
    if (/nonce/i.test(message)) return { kind: 'unavailable', detail: NONCE };
    if (/signature/i.test(message)) return { ...error, detail: SIGNATURE };
    if (/timestamp/i.test(message)) return { ...error, reason: CLOCK, detail: `${error.detail}, the time` };
    if (/consumer/i.test(message) && !/token/i.test(message))
      return { ...error, field: 'consumerKey', reason: CONSUMER };
    if (/token/i.test(message)) return { ...error, field: 'accessToken', reason: TOKEN };
    return error;
  }
  if (error.kind === 'rejected') return { ...error, reason: filled(refused) };
  if (error.kind === 'not-found' && /match any route/i.test(message)) return { ...error, detail: NO_ROUTE };
  return error;
}

/** The detail of a 404 that means: this Magento hasn't got that part of the API. */
export const NO_ROUTE = 'status 404, no such route';

const CLOCK = 'This computer’s clock is more than ten minutes ahead of the shop’s. Set it right, then test again.';
const CONSUMER = 'The shop knows no integration with this consumer key. Copy it again from System › Integrations.';
const TOKEN =
  'The shop doesn’t know this access token, or the integration isn’t active. Copy it again from System › Integrations.';
