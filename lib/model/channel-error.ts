import type { Millis } from './time.ts';

/**
 * Everything that can go wrong between us and a shop, classified once, at the HTTP edge.
 * `detail` is a short technical remark for the trace; it never holds a credential or a reply's body.
 */
export type ChannelError =
  /**
   * The shop doesn't know the credentials, or no longer does. When they are tried, the channel may know more: the
   * connect field at fault, and a sentence for a person. `login`: see `Integration.login`; then nobody is logged in.
   */
  | { kind: 'unauthorized'; detail: string; field?: string; reason?: string; login?: true }
  /** Known, but a right is missing; `missing` names the scopes or rights when the shop tells. The rest as above. */
  | { kind: 'forbidden'; missing: readonly string[]; detail: string; field?: string; reason?: string; login?: true }
  /** The browser has no host permission for this shop any more. */
  | { kind: 'no-permission'; detail: string }
  | { kind: 'not-found'; detail: string }
  /** Too many requests. Nothing was applied. `retryAt` is absolute. */
  | { kind: 'rate-limited'; retryAt: Millis; detail: string }
  /**
   * The shop understood and said no. Nothing was applied. `reason` is a sentence for a person; with `field`, the name
   * of a connect field, it stands there by itself.
   */
  | { kind: 'rejected'; reason: string; detail: string; field?: string }
  /**
   * No usable answer: offline, DNS, an untrusted certificate, a time-out, 5xx. May have been applied. With `status` the
   * shop was reached and answered with that.
   */
  | { kind: 'unavailable'; retryAt?: Millis; status?: number; detail: string }
  /** An answer that isn't what the channel documents: HTML, missing fields, another shape. May have been applied. */
  | { kind: 'malformed'; detail: string };

export type Result<T, E = ChannelError> = { ok: true; value: T } | { ok: false; error: E };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const fail = <E>(error: E): { ok: false; error: E } => ({ ok: false, error });
