/** The locks of one browser profile, as Web Locks: a queue per name, released when the holder dies. */
export class LockTable<Holder> {
  private readonly holders = new Map<string, Holder>();
  private readonly queues = new Map<string, { who: Holder; go: () => void }[]>();

  acquire(name: string, who: Holder): Promise<void> {
    if (this.tryTake(name, who)) return Promise.resolve();
    return new Promise((go) => {
      const queue = this.queues.get(name) ?? [];
      queue.push({ who, go });
      this.queues.set(name, queue);
    });
  }

  async tryAcquire(name: string, who: Holder): Promise<boolean> {
    return this.tryTake(name, who);
  }

  release(name: string, who: Holder): void {
    if (this.holders.get(name) !== who) return;
    this.holders.delete(name);
    const next = this.queues.get(name)?.shift();
    if (!next) return;
    this.holders.set(name, next.who);
    next.go();
  }

  releaseAll(who: Holder): void {
    for (const [name, queue] of this.queues)
      this.queues.set(
        name,
        queue.filter((one) => one.who !== who),
      );
    for (const [name, holder] of [...this.holders]) if (holder === who) this.release(name, who);
  }

  private tryTake(name: string, who: Holder): boolean {
    if (this.holders.has(name)) return false;
    this.holders.set(name, who);
    return true;
  }
}
