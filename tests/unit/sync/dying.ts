import type { EngineDeps } from '../../../lib/sync/ports.ts';

/** Where a worker dies: at its n-th call of a port, before or after the call has had its effect. */
export interface Death {
  at: number;
  when: 'before' | 'after';
}

/** A worker's ports until its death; from then on no call returns. `died` says whether it came to that. */
export function dying(deps: EngineDeps, death: Death): { deps: EngineDeps; died: () => boolean } {
  const never = new Promise<never>(() => {});
  let calls = 0;
  let dead = false;
  const call = async (work: () => unknown): Promise<unknown> => {
    if (dead) return never;
    calls++;
    const last = calls === death.at;
    if (last) dead = true;
    if (last && death.when === 'before') return never;
    const result = await work();
    return dead ? never : result;
  };
  const mortal = <T extends object>(port: T, pure: readonly string[] = []): T =>
    new Proxy(port, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function' || pure.includes(String(name))) return value;
        return (...args: unknown[]) => call(() => value.apply(target, args));
      },
    });
  const mortalOrders = ({ store, feed }: NonNullable<EngineDeps['orders']>) => ({
    store: mortal(store),
    feed: async () => {
      const made = await feed();
      return made && mortal(made);
    },
  });
  return {
    died: () => dead,
    deps: {
      ...deps,
      stock: mortal(deps.stock),
      directory: mortal(deps.directory),
      steps: mortal(deps.steps),
      ...(deps.orders && { orders: mortalOrders(deps.orders) }),
      client: async (integration) => {
        const client = await deps.client(integration);
        return client && mortal(client, ['group', 'seal']);
      },
      wakeAt: (at) => {
        if (!dead) deps.wakeAt(at);
      },
    },
  };
}

/** The bench's next worker, which dies as said; the function returned tells whether it came to that. */
export function restartDying(
  bench: { restart(change: (deps: EngineDeps) => EngineDeps): unknown },
  death: Death,
  change: (deps: EngineDeps) => EngineDeps = (deps) => deps,
): () => boolean {
  let died = (): boolean => false;
  bench.restart((deps) => {
    const mortal = dying(change(deps), death);
    died = mortal.died;
    return mortal.deps;
  });
  return died;
}
