import * as z from 'zod/mini';
import type { ChannelError } from '../../model/channel-error.ts';
import type { Millis } from '../../model/time.ts';
import { type HttpReply, parseJson, statusError } from '../http.ts';
import { figure } from './pace.ts';
import { Problem } from './schema.ts';
import { scopeOf, wordsOf } from './scopes.ts';

/** A 429 without the quota's headers: the platform itself is short of breath. */
const OVERLOADED: Millis = 60_000;
const LONGEST: Millis = 3_600_000;

/** What a reply that isn't a success says of this path below the store's API. */
export function apiError(reply: HttpReply, path: string, now: Millis): ChannelError {
  const error = statusError(reply, now);
  if (error.kind === 'forbidden') {
    const scope = scopeOf(path);
    return { ...error, missing: scope ? [wordsOf(scope)] : [] };
  }
  if (error.kind === 'rate-limited') return { ...error, retryAt: retryAt(reply, error.retryAt, now) };
  if (reply.status === 423) {
    return { kind: 'rejected', reason: 'BigCommerce has locked this store.', detail: error.detail };
  }
  return error.kind === 'rejected' ? { ...error, reason: refusalWords(problemOf(reply)) } : error;
}

function retryAt(reply: HttpReply, asElsewhere: Millis, now: Millis): Millis {
  const resets = figure(reply.header('X-Rate-Limit-Time-Reset-Ms'));
  if (resets !== null) return now + Math.min(Math.max(resets, 1_000), LONGEST);
  return reply.header('Retry-After') === null ? now + OVERLOADED : asElsewhere;
}

/** What the shop says against a request; empty where that isn't what it documents. */
export function problemOf(reply: HttpReply): Problem {
  const json = parseJson(reply);
  const problem = json.ok ? z.safeParse(Problem, json.value) : undefined;
  return problem?.success ? problem.data : {};
}

/** All that the shop says, as one text: the title, and each field with its error. */
export function saidBy({ title = '', errors }: Problem): string {
  const details = Object.entries(errors ?? {}).map(([field, what]) => `${field}: ${String(what)}`);
  return [title, ...details].filter((part) => part !== '').join(' ');
}

/** The shop's own words as a sentence for a person, not longer than one. */
export function refusalWords({ title = '' }: Problem): string {
  const said = title
    .replace(/^\[+|\]+\.?$/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
  return said === '' ? 'BigCommerce refused the change.' : `BigCommerce refused the change: ${said}`;
}
