const KEPT_READINGS = 16;

/**
 * The history of one place (an item at a location) as the world made it: every external change in order, and what
 * each write did there. Both together are the place's figure.
 */
export class PlaceBook {
  /** Sum of all external changes after each of them; the first is 0. */
  private readonly sums: number[] = [0];
  /** When each of them was the newest. */
  private readonly times: number[] = [Number.NEGATIVE_INFINITY];
  private readonly byKey = new Map<string, { delta: number; times: number }>();
  /** When the shop last served a reading of it. */
  servedAt = Number.NEGATIVE_INFINITY;
  /** The last few of these readings: when each was asked for, and what it showed; null: no figure. */
  private readonly readings: { asked: number; figure: number | null }[] = [];

  get external(): number {
    return this.sums[this.sums.length - 1] as number;
  }

  changed(delta: number, at: number): void {
    this.sums.push(this.external + delta);
    this.times.push(at);
  }

  /** The moment that it was at this time. */
  momentAt(time: number): number {
    return this.times.findLastIndex((at) => at <= time);
  }

  served(at: number, asked: number, figure: number | null): void {
    this.servedAt = at;
    this.readings.push({ asked, figure });
    if (this.readings.length > KEPT_READINGS) this.readings.shift();
  }

  /** When the readings were asked for that showed this figure, of those asked for since then. */
  askedFor(figure: number, since: number): number[] {
    return this.readings.filter((one) => one.figure === figure && one.asked >= since).map(({ asked }) => asked);
  }

  /** Was it read by somebody who asked for it then or later? */
  isReadSince(time: number): boolean {
    return this.readings.some(({ asked }) => asked >= time);
  }

  /** Takes in an applied write; returns how often this key was applied here. */
  wrote(key: string, delta: number): number {
    const known = this.byKey.get(key) ?? { delta: 0, times: 0 };
    const next = { delta: known.delta + delta, times: known.times + 1 };
    this.byKey.set(key, next);
    return next.times;
  }

  applied(key: string): boolean {
    return this.byKey.has(key);
  }

  /** Takes out what a write did; returns it. */
  forget(key: string): number {
    const effect = this.effect(key);
    this.byKey.delete(key);
    return effect;
  }

  /** What all writes did to the figure so far. */
  get written(): number {
    return [...this.byKey.values()].reduce((sum, { delta }) => sum + delta, 0);
  }

  /** What this write did to the figure so far. */
  effect(key: string): number {
    return this.byKey.get(key)?.delta ?? 0;
  }

  /** The last moment at which the external changes summed up to `sum`; −1: never. */
  lastMoment(sum: number): number {
    return this.sums.lastIndexOf(sum);
  }

  /** The first moment, not before `from`, at which the external changes summed up to `sum`; −1: never. */
  moment(sum: number, from: number): number {
    for (let i = from; i < this.sums.length; i++) if (this.sums[i] === sum) return i;
    return -1;
  }
}
