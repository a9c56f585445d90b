import type { Store } from './store.ts';

export interface AdminRequest {
  store: Store;
  method: string;
  /** Below the shop's own path. */
  path: string;
  url: URL;
  body: string;
  prefix: string;
}

export interface AdminReply {
  status: number;
  type: string;
  body: string;
  location?: string;
}

export function answerAdmin(_request: AdminRequest): AdminReply | null {
  return null;
}
