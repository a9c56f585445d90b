import * as z from 'zod/mini';
import { type ChannelError, fail, ok, type Result } from '../../model/channel-error.ts';
import type { ClientDeps } from '../client-deps.ts';
import { type HttpReply, parseJson, statusError } from '../http.ts';
import { Envelope } from './schema.ts';

/** A reply of the API: data, or why there is none. `forbidden`: a bad credential and a missing right look the same. */
export interface Exchanged {
  data: unknown;
  error: ChannelError | null;
  forbidden: boolean;
  header(name: string): string | null;
}

/** One request to the admin API with these headers. An error where the reply isn't the API's. */
export type Exchange = (body: string, headers: Readonly<Record<string, string>>) => Promise<Result<Exchanged>>;

export function createExchange(deps: ClientDeps): Exchange {
  return async (body, headers) => {
    const reply = await deps.http({
      method: 'POST',
      url: deps.credentials.api ?? '',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headers },
      body,
    });
    if (!reply.ok) return reply;
    const { status, header } = reply.value;
    // A document that the schema doesn't fit is refused with 400, everything else with 200.
    if (status !== 200 && status !== 400) return fail(statusError(reply.value, deps.now()));
    const envelope = readEnvelope(reply.value);
    if (!envelope) {
      return fail(status === 200 ? { kind: 'malformed', detail: 'not a GraphQL reply' } : statusError(reply.value, 0));
    }
    const codes = (envelope.errors ?? []).map(({ extensions }) => extensions?.code ?? '');
    const error = codes.length > 0 ? refusal(codes) : null;
    return ok({ data: envelope.data, error, forbidden: codes.includes(FORBIDDEN), header });
  };
}

function readEnvelope(reply: HttpReply): Envelope | null {
  const json = parseJson(reply);
  const envelope = json.ok ? z.safeParse(Envelope, json.value) : null;
  if (!envelope?.success) return null;
  const { data, errors } = envelope.data;
  return data === undefined && !errors?.length ? null : envelope.data;
}

const FORBIDDEN = 'FORBIDDEN';
/** Said by the detail of an error that a document makes which this shop's schema doesn't fit. */
export const NOT_IN_SCHEMA = 'GRAPHQL_VALIDATION_FAILED';
/** Refused before anything was carried out, or rolled back whole. */
const REFUSALS = [
  ...['BAD_REQUEST', 'BAD_USER_INPUT', 'CHANNEL_NOT_FOUND', 'GRAPHQL_PARSE_FAILED', 'ILLEGAL_OPERATION'],
  ...['USER_INPUT_ERROR', NOT_IN_SCHEMA],
];

function refusal(codes: readonly string[]): ChannelError {
  const detail = `GraphQL: ${[...new Set(codes.filter((code) => code !== ''))].join(', ').slice(0, 80) || 'no code'}`;
  if (codes.includes(FORBIDDEN)) return { kind: 'forbidden', missing: [], detail };
  if (codes.every((code) => code === 'ENTITY_NOT_FOUND')) return { kind: 'not-found', detail };
  const refused = codes.find((code) => REFUSALS.includes(code));
  if (refused && codes.every((code) => REFUSALS.includes(code))) {
    return { kind: 'rejected', reason: `The shop refused the request (${refused}).`, detail };
  }
  // What failed inside the shop. Its database's own errors have no code, which says nothing of what became of it.
  return codes.includes('INTERNAL_SERVER_ERROR') ? { kind: 'unavailable', detail } : { kind: 'malformed', detail };
}
