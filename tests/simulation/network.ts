import type { ChannelError, Result } from '../../lib/model/channel-error.ts';
import { fail, ok } from '../../lib/model/channel-error.ts';
import type { Faults } from './faults.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';

/** Time limit of every request, as in the shipping client. */
export const TIME_LIMIT = 20_000;

/** The state of one shop's line: down, throttled or without permission until a time. */
export class Weather {
  downUntil = 0;
  throttledUntil = 0;
  forbiddenUntil = 0;
  lockedUntil = 0;

  constructor(private readonly scheduler: Scheduler) {}

  get down(): boolean {
    return this.scheduler.now < this.downUntil;
  }
  get throttled(): boolean {
    return this.scheduler.now < this.throttledUntil;
  }
  get forbidden(): boolean {
    return this.scheduler.now < this.forbiddenUntil;
  }
  /** Credentials can't be had. */
  get locked(): boolean {
    return this.scheduler.now < this.lockedUntil;
  }
  clear(): void {
    this.downUntil = this.throttledUntil = this.forbiddenUntil = this.lockedUntil = 0;
  }
}

/** Requests between a worker and a shop: latency, loss before and after the shop, and writes that arrive late. */
export class Network {
  constructor(
    private readonly scheduler: Scheduler,
    private readonly random: Random,
    readonly faults: () => Faults,
    readonly weather: Weather,
    private readonly trace: (text: string) => void,
    /** A worker's clock, for `retryAt`. */
    private readonly now: () => number,
    /** Told when a request got no answer; one that is turned away got none only if it would have read. */
    private readonly unanswered: (reading: boolean) => void,
  ) {}

  /** One reading: `serve` runs in the shop, at one moment between request and reply. */
  read<T>(what: string, serve: () => T): Promise<Result<T>> {
    const refusal = this.refusal();
    const over = (): void => this.unanswered(true);
    if (refusal) return this.later(() => fail(refusal), what, { over });
    const { faults, random } = { faults: this.faults(), random: this.random };
    if (this.weather.down || random.chance(faults.lostRequest))
      return this.later(() => fail(this.silence(what)), what, { over, slowly: true });
    if (random.chance(faults.malformed)) {
      return this.later(() => fail({ kind: 'malformed', detail: `${what}: not JSON` }), what, { over });
    }
    const lost = random.chance(faults.lostReply);
    const [there, back] = this.latency();
    return new Promise((resolve) => {
      this.scheduler.after(there, () => {
        const served = serve();
        if (lost) this.fail(what, resolve, TIME_LIMIT - there);
        else this.scheduler.after(back, () => resolve(ok(served)));
      });
    });
  }

  /**
   * One write. `arrive` hands it to the shop and calls back when the shop answers; it may be called late, twice or
   * never. The result is what the client sees.
   */
  write<T>(what: string, arrive: (answered: (answer: T) => void) => void, twice: boolean): Promise<Written<T>> {
    const { scheduler, random } = this;
    const faults = this.faults();
    const refusal = this.refusal();
    // A shop that turns writes away can be read as before; one that throttles can't.
    const over = refusal?.kind === 'rate-limited' ? () => this.unanswered(false) : undefined;
    if (refusal) return this.later(() => ({ kind: 'not-sent', error: refusal }), what, { over });
    const [there, back] = this.latency();
    const started = scheduler.now;
    return new Promise((resolve) => {
      const silent = (after: number): void => {
        scheduler.after(after, () => {
          this.trace(`${what}: no answer`);
          this.unanswered(false);
          resolve({ kind: 'unknown', error: this.silence(what) });
        });
      };
      if (this.weather.down || random.chance(faults.lostRequest)) {
        return silent(random.chance(0.5) ? TIME_LIMIT : there);
      }
      if (random.chance(faults.zombie)) {
        scheduler.after(TIME_LIMIT + random.next() * faults.zombieMs, () => {
          this.trace(`${what}: arrives late`);
          arrive(() => {});
        });
        return silent(TIME_LIMIT);
      }
      if (twice && random.chance(faults.duplicate)) {
        scheduler.after(there + random.next() * faults.zombieMs, () => {
          this.trace(`${what}: arrives a second time`);
          arrive(() => {});
        });
      }
      const lost = random.chance(faults.lostReply);
      const resent = random.chance(faults.resent);
      scheduler.after(there, () => {
        let open = true;
        // The first reply is lost with its connection; the browser sends again and shows only what came of that.
        if (resent) {
          this.trace(`${what}: sent again by the browser`);
          arrive(() => {});
        }
        const limit = (): void => {
          if (!open) return;
          open = false;
          silent(0);
        };
        arrive((answer) => {
          if (lost) {
            this.trace(`${what}: its reply is lost`);
            return scheduler.after(random.chance(0.5) ? 0 : Math.max(0, started + TIME_LIMIT - scheduler.now), limit);
          }
          scheduler.after(back, () => {
            if (!open) return;
            open = false;
            resolve({ kind: 'answered', answer });
          });
        });
        scheduler.at(started + TIME_LIMIT, limit);
      });
    });
  }

  chance(fault: 'cut'): boolean {
    return this.random.chance(this.faults()[fault]);
  }

  /** A whole number from 0 to `limit` − 1. */
  whole(limit: number): number {
    return this.random.int(0, limit - 1);
  }

  private latency(): [number, number] {
    const slow = this.random.chance(this.faults().slow);
    const scale = slow ? 8_000 : 300;
    return [20 + this.random.next() * scale, 20 + this.random.next() * scale];
  }

  private refusal(): ChannelError | null {
    if (this.weather.forbidden) return { kind: 'no-permission', detail: 'the permission was taken back' };
    if (this.weather.throttled || this.random.chance(this.faults().throttle)) {
      return { kind: 'rate-limited', retryAt: this.now() + this.random.int(500, 8_000), detail: '429' };
    }
    return null;
  }

  private silence(what: string): ChannelError {
    return { kind: 'unavailable', detail: `${what}: no answer` };
  }

  private later<T>(
    result: () => T,
    what: string,
    { over, slowly = false }: { over?: (() => void) | undefined; slowly?: boolean },
  ): Promise<T> {
    return new Promise((resolve) => {
      this.scheduler.after(slowly && this.random.chance(0.5) ? TIME_LIMIT : 20 + this.random.next() * 200, () => {
        this.trace(`${what}: fails`);
        over?.();
        resolve(result());
      });
    });
  }

  private fail<T>(what: string, resolve: (result: Result<T>) => void, after: number): void {
    this.scheduler.after(this.random.chance(0.5) ? 30 : after, () => {
      this.trace(`${what}: its reply is lost`);
      this.unanswered(true);
      resolve(fail(this.silence(what)));
    });
  }
}

export type Written<T> =
  | { kind: 'answered'; answer: T }
  | { kind: 'not-sent'; error: ChannelError }
  | { kind: 'unknown'; error: ChannelError };
