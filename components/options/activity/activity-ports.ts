import type { ReplyOf, RequestOf } from '../../../lib/messages/protocol.ts';

/** What Activity asks of the world. Every promise rejects when the background gives no answer. */
export interface ActivityPorts {
  page(request: RequestOf<'activity.page'>): Promise<ReplyOf<'activity.page'>>;
  kept(): Promise<ReplyOf<'activity.kept'>>;
  bulk(request: RequestOf<'activity.bulk'>): Promise<ReplyOf<'activity.bulk'>>;
  trace(request: RequestOf<'activity.trace'>): Promise<ReplyOf<'activity.trace'>>;
  asOf(request: RequestOf<'activity.as-of'>): Promise<ReplyOf<'activity.as-of'>>;
  check(request: RequestOf<'activity.check'>): Promise<ReplyOf<'activity.check'>>;
  /** Gives a file to the person: its name, its type, and its parts in their order. */
  saveFile(name: string, type: string, parts: readonly string[]): void;
}
