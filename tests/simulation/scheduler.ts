interface Timer {
  at: number;
  seq: number;
  run: (() => void) | null;
}

/**
 * Virtual time. Events run in order of time, then of being asked for; after each, all promise reactions run to their
 * end before the next event, so that a schedule is the same on every run.
 */
export class Scheduler {
  /** Virtual milliseconds since the start of the schedule. */
  now = 0;
  private seq = 0;
  private readonly heap: Timer[] = [];
  /** Calls into a store that needs the real event loop (IndexedDB); time stands still until they have returned. */
  private outside = 0;

  at(time: number, run: () => void): () => void {
    const timer: Timer = { at: Math.max(time, this.now), seq: this.seq++, run };
    this.push(timer);
    return () => {
      timer.run = null;
    };
  }

  after(delay: number, run: () => void): () => void {
    return this.at(this.now + delay, run);
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(Math.max(0, ms), resolve));
  }

  /** Counts a call that the real event loop must answer before virtual time may go on. */
  async held<T>(work: Promise<T>): Promise<T> {
    this.outside++;
    try {
      return await work;
    } finally {
      this.outside--;
    }
  }

  /** Runs events until `done` or until virtual time would pass `until`. */
  run(until: number, done: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      // Always on a fresh turn of the event loop, where reactions can be run to their end at once.
      const turn = (): void => {
        try {
          for (;;) {
            runReactions();
            if (!runReactions.atOnce || this.outside > 0) {
              this.settleThen(step);
              return;
            }
            if (!this.next(until, done)) {
              resolve();
              return;
            }
          }
        } catch (error) {
          reject(error);
        }
      };
      const step = (): void => {
        if (this.next(until, done)) turn();
        else resolve();
      };
      setImmediate(turn);
    });
  }

  /** Goes on when no call outside is waited for and all reactions have run: they do before the next turn of the loop. */
  private settleThen(go: () => void): void {
    setImmediate(() => {
      if (this.outside > 0) this.settleThen(go);
      else go();
    });
  }

  /** Runs the next event; false when there is none left to run. */
  private next(until: number, done: () => boolean): boolean {
    if (done()) return false;
    for (;;) {
      const timer = this.pop();
      if (!timer || timer.at > until) {
        if (timer) this.push(timer);
        if (until !== Number.POSITIVE_INFINITY) this.now = Math.max(this.now, until);
        return false;
      }
      if (!timer.run) continue;
      this.now = timer.at;
      timer.run();
      return true;
    }
  }

  private push(timer: Timer): void {
    const heap = this.heap;
    let i = heap.push(timer) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!before(timer, heap[parent] as Timer)) break;
      heap[i] = heap[parent] as Timer;
      i = parent;
    }
    heap[i] = timer;
  }

  private pop(): Timer | undefined {
    const heap = this.heap;
    const top = heap[0];
    const last = heap.pop();
    if (!top || !last || heap.length === 0) return top;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1] as Timer, heap[child] as Timer)) child++;
      if (!before(heap[child] as Timer, last)) break;
      heap[i] = heap[child] as Timer;
      i = child;
    }
    heap[i] = last;
    return top;
  }
}

/**
 * Runs all promise reactions that are due, at once, where Node lets us; a turn of the event loop per event would be the
 * larger part of a schedule's time.
 */
const tick = (process as unknown as { _tickCallback?: () => void })._tickCallback;
const runReactions = Object.assign(tick ? () => tick.call(process) : () => {}, { atOnce: tick !== undefined });

function before(a: Timer, b: Timer): boolean {
  return a.at < b.at || (a.at === b.at && a.seq < b.seq);
}
