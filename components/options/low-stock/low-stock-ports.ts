import type { ReplyOf, RequestOf } from '../../../lib/messages/protocol.ts';

/** What low-stock warnings ask of the world. Every promise rejects when the background gives no answer. */
export interface LowStockPorts {
  of(sku: string): Promise<ReplyOf<'low-stock.of'>>;
  set(request: RequestOf<'low-stock.set'>): Promise<ReplyOf<'low-stock.set'>>;
  notices(): Promise<ReplyOf<'low-stock.notices'>>;
  /**
   * Asks the browser for notifications and turns them on. To be called while the click is being handled, before anything
   * is awaited. false: it isn't allowed, and they stay off.
   */
  turnOn(): Promise<boolean>;
  /** Turns them off and gives the permission back. */
  turnOff(): Promise<void>;
}
