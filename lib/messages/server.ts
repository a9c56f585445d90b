import * as z from 'zod/mini';
import { originOf } from '../platform/match-pattern.ts';
import { type Answer, CallMessage } from './envelope.ts';
import { CALLS, type CallName, type ReplyOf, type RequestOf } from './protocol.ts';

/** Who asked, after the check: one of the extension's own pages, or the panel on a connected shop's page. */
export type Caller = { kind: 'page' } | { kind: 'panel'; origin: string };

export type Handlers = { [N in CallName]: (request: RequestOf<N>, caller: Caller) => Promise<ReplyOf<N>> };

/** Thrown by a handler to refuse with a sentence that may be shown. Any other error is told without its words. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** The parts of the browser's sender that are looked at. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?: unknown;
}

export interface ServerDeps {
  /** This extension's id, and the origin of its pages without a slash at the end. */
  extension: { id: string; origin: string };
  handlers(): Promise<Handlers>;
  /** Is this the address of an admin page of a connected shop? */
  isShopPage(url: string): Promise<boolean>;
  /** Told of every call that failed; the caller gets no more than a sentence. */
  onError(call: string, error: unknown): void;
}

const UNCONNECTED = 'This shop isn’t connected.';
const FAILED = 'Something went wrong in the extension. Try again.';

/**
 * Answers calls from other contexts. Returns undefined for what isn't a call, so that other listeners may answer.
 * Everything is checked against the protocol in both directions: what comes in, since a page's renderer may be taken
 * over, and what goes out, since a schema drops every field that it doesn't name, so nothing leaks by accident.
 */
export function createServer(deps: ServerDeps): (message: unknown, sender: Sender) => Promise<Answer> | undefined {
  return (message, sender) => {
    const call = z.safeParse(CallMessage, message);
    if (!call.success) return undefined;
    return answer(deps, call.data.name, call.data.request, sender);
  };
}

async function answer(deps: ServerDeps, name: string, request: unknown, sender: Sender): Promise<Answer> {
  try {
    if (!isCall(name)) return refused(`There is no call "${name}".`);
    const caller = await callerOf(deps, sender);
    if (caller === 'unconnected') return { ok: false, kind: 'unconnected', message: UNCONNECTED };
    if (!caller || (caller.kind === 'panel' && CALLS[name].who !== 'panel'))
      return refused('This page may not ask that.');
    const asked = z.safeParse(CALLS[name].request, request);
    if (!asked.success) return refused('The request isn’t what the extension expects. Reload the page.');
    const handler = (await deps.handlers())[name] as (request: unknown, caller: Caller) => Promise<unknown>;
    return { ok: true, reply: z.parse(CALLS[name].reply, await handler(asked.data, caller)) };
  } catch (error) {
    if (error instanceof Refusal) return refused(error.message);
    deps.onError(name, error);
    return { ok: false, kind: 'failed', message: FAILED };
  }
}

function isCall(name: string): name is CallName {
  return Object.hasOwn(CALLS, name);
}

function refused(message: string): Answer {
  return { ok: false, kind: 'refused', message };
}

/**
 * Extension pages by their address; else the top frame of a tab that shows a connected shop's page; else nobody. A
 * panel outlives its shop's connection: it is told so, and nothing else.
 */
async function callerOf(deps: ServerDeps, sender: Sender): Promise<Caller | 'unconnected' | null> {
  if (sender.id !== deps.extension.id || !sender.url) return null;
  if (sender.url.startsWith(`${deps.extension.origin}/`)) return { kind: 'page' };
  if (!sender.tab || sender.frameId !== 0) return null;
  const origin = originOf(sender.url);
  if (origin === null) return null;
  return (await deps.isShopPage(sender.url)) ? { kind: 'panel', origin } : 'unconnected';
}
