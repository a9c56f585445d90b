import type { ShopControl } from '../shop.ts';
import { RIGHTS } from './auth.ts';

type FaultSwitches = ShopControl['faults'];

/** Faults that are on, as the server asks for them. Each `take…` uses one up. */
export class Faults implements FaultSwitches {
  isDown = false;
  revoked = false;
  lacks: string | null = null;
  delayMs = 0;
  replyDelayMs = 0;
  readonly left = { throttle: 0, delayReply: 0, dropReply: 0, dropRequest: 0, maintenance: 0, malformed: 0 };

  take(kind: keyof Faults['left']): boolean {
    if (this.left[kind] <= 0) return false;
    this.left[kind] -= 1;
    return true;
  }

  /** What a known caller may do. */
  get rights(): ReadonlySet<string> {
    return new Set(RIGHTS.filter((right) => right !== this.lacks));
  }

  down() {
    this.isDown = true;
  }
  up() {
    this.isDown = false;
  }
  throttle(n: number) {
    this.left.throttle = n;
  }
  delay(ms: number) {
    this.delayMs = ms;
  }
  delayReply(n: number, ms: number) {
    this.left.delayReply = n;
    this.replyDelayMs = ms;
  }
  dropReply(n: number) {
    this.left.dropReply = n;
  }
  dropRequest(n: number) {
    this.left.dropRequest = n;
  }
  maintenance(n: number) {
    this.left.maintenance = n;
  }
  malformed(n: number) {
    this.left.malformed = n;
  }
  revoke() {
    this.revoked = true;
  }
  restore() {
    this.revoked = false;
  }
  lackRight(right: string | null) {
    this.lacks = right === 'read_write' || right === 'write_inventory' ? 'UpdateCatalog' : right;
  }
  clear() {
    this.up();
    this.restore();
    this.lackRight(null);
    this.delay(0);
    for (const kind of Object.keys(this.left) as (keyof Faults['left'])[]) this.left[kind] = 0;
  }
}
