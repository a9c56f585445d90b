import type { IntegrationId } from '../model/ids.ts';

/** What a lane is asked to do; requests that come while it works are put together for its next round. */
export interface Errand {
  /** Poll even if it isn't due. */
  now: boolean;
  /** Poll if due. */
  poll: boolean;
  /** Take a mass drop as true, once: a person said so. */
  acceptDrop: boolean;
}

/** What is asked of a lane; a plain errand delivers what waits. */
export interface Request {
  now?: boolean;
  poll?: boolean;
  acceptDrop?: boolean;
}

interface Lane {
  waiting: Errand | null;
  running: Promise<void> | null;
}

/**
 * One lane per integration, so that a slow or dead shop never stops another. A lane does one round at a time; asked
 * while it works, it does one more.
 */
export class Lanes {
  private readonly lanes = new Map<IntegrationId, Lane>();

  constructor(private readonly round: (integration: IntegrationId, errand: Errand) => Promise<void>) {}

  /** Resolves when the lane has nothing more to do. */
  ask(integration: IntegrationId, request: Request = {}): Promise<void> {
    let lane = this.lanes.get(integration);
    if (!lane) {
      lane = { waiting: null, running: null };
      this.lanes.set(integration, lane);
    }
    lane.waiting ??= { now: false, poll: false, acceptDrop: false };
    const errand = lane.waiting;
    if (request.now) errand.now = true;
    if (request.poll) errand.poll = true;
    if (request.acceptDrop) errand.acceptDrop = true;
    lane.running ??= this.work(integration, lane);
    return lane.running;
  }

  private async work(integration: IntegrationId, lane: Lane): Promise<void> {
    try {
      while (lane.waiting) {
        const errand = lane.waiting;
        lane.waiting = null;
        await this.round(integration, errand);
      }
    } finally {
      lane.running = null;
    }
  }

  /** Resolves when no lane works any more, also those that others asked meanwhile. */
  async idle(): Promise<void> {
    for (;;) {
      if (this.running.length === 0) {
        // Who waited for the lane that ended last has yet to hear of it, and may ask another one then.
        await Promise.resolve();
        if (this.running.length === 0) return;
      }
      await Promise.all(this.running);
    }
  }

  private get running(): Promise<void>[] {
    return [...this.lanes.values()].flatMap((lane) => (lane.running ? [lane.running] : []));
  }
}
