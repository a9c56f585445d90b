import type { ChannelClient } from '../../lib/channels/channel.ts';
import type { Clock, Directory, Engine, EngineDeps, Locks, StepStore, StockStore } from '../../lib/sync/ports.ts';
import type { Rules } from '../../lib/sync/rules.ts';
import { LockTable } from './lock-table.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';
import type { Watch } from './watch.ts';

/** What a schedule runs: the shipping engine, or a baseline with as much of its surface as the schedule uses. */
export type Runner = Pick<Engine, 'run' | 'edit'> & Partial<Engine>;
export type MakeRunner = (deps: EngineDeps, rules?: Partial<Rules>) => Runner;

/** What a worker needs of the world around it. */
export interface Surroundings {
  scheduler: Scheduler;
  random: Random;
  watch: Watch;
  stock: StockStore;
  directory: Directory;
  steps: StepStore;
  /** Makes virtual time wait for a call, where the stores need that. */
  held<T>(call: Promise<T>): Promise<T>;
  make: MakeRunner;
  rules: Partial<Rules>;
  /** Probability of a crash at one port call, now. */
  crashRate(): number;
  diskRate(): number;
  storeMs(): number;
  unlocked(worker: Worker, integration: string): boolean;
  client(worker: Worker, integration: string): ChannelClient | null;
  trace(text: string): void;
  uuid(): string;
}

/** Store calls that change something are told to the watch; the others only pass. */
const STOCK_CALLS = [
  'record',
  'records',
  'recordsAfter',
  'openRecords',
  'deleteRecord',
  'delivery',
  'openRecords',
  'openDeliveries',
  'deliveriesOf',
  'pruneDeliveries',
  'entry',
  'entries',
  'entriesAfter',
  'entrySpan',
] as const;

const DIRECTORY_CALLS: readonly (keyof Directory)[] = [
  'integrations',
  'locations',
  'warehouses',
  'links',
  'addLink',
  'changeLink',
  'removeLink',
  'master',
  'setMaster',
  'products',
  'addProducts',
  'items',
  'itemsBySku',
  'allItems',
  'putItems',
  'removeItems',
  'cursor',
  'changeCursor',
  'problems',
  'putProblem',
  'clearProblem',
];

/**
 * One browser profile: its worker, which dies and is started again, its locks, its alarm and its clock.
 * Two profiles over one store are two browsers of a team.
 */
export class Profile {
  worker: Worker | null = null;
  readonly locks = new LockTable<Worker>();
  /** The difference between this computer's clock and the world's. */
  skew = 0;
  /** While asleep nothing wakes up. */
  asleep = false;
  private wake: { at: number; cancel(): void } | null = null;
  private born = 0;

  constructor(
    readonly name: string,
    readonly around: Surroundings,
  ) {}

  /** The running worker, started if it isn't. */
  start(): Worker {
    if (!this.worker) {
      this.worker = new Worker(this, `${this.name}/${++this.born}`);
      this.around.trace(`${this.worker.name} starts`);
    }
    return this.worker;
  }

  /** An alarm: a pass of the engine, in a worker that is started for it if need be. */
  alarm(): void {
    if (this.asleep) return;
    const worker = this.start();
    this.around.watch.guard(`${worker.name}.run`, worker.runner.run());
  }

  wakeAt(at: number): void {
    const { scheduler } = this.around;
    const when = Math.max(scheduler.now, at - this.skew);
    if (this.wake && this.wake.at <= when) return;
    this.wake?.cancel();
    const cancel = scheduler.at(when, () => {
      this.wake = null;
      this.alarm();
    });
    this.wake = { at: when, cancel };
  }
}

/** What a dead worker's calls return: one each, since a shared promise would keep all who ever waited for it in memory. */
const never = <T>(): Promise<T> => new Promise<T>(() => {});

/** A store that couldn't do what was asked; nothing of it was done. */
export class DiskFault extends Error {
  override readonly name = 'DiskFault';
}

/** A service worker: dies at any await, and then none of its calls ever returns. */
export class Worker {
  dead = false;
  readonly runner: Runner;
  private readonly clients = new Map<string, ChannelClient>();

  constructor(
    readonly profile: Profile,
    readonly name: string,
  ) {
    this.runner = profile.around.make(this.deps(), profile.around.rules);
  }

  die(where: string): void {
    if (this.dead) return;
    this.dead = true;
    this.profile.around.trace(`${this.name} dies ${where}`);
    if (this.profile.worker === this) this.profile.worker = null;
    this.profile.locks.releaseAll(this);
    this.profile.around.watch.died(this);
  }

  /** Every call of a port goes through here: a crash point before its effect and one after. */
  port<T>(name: string, call: () => Promise<T>): Promise<T> {
    if (this.dead || this.crashes(`before ${name}`)) return never();
    return new Promise<T>((resolve, reject) => {
      call().then(
        (value) => {
          if (this.dead || this.crashes(`after ${name}`)) return;
          const delay = this.profile.around.storeMs();
          if (delay === 0) return resolve(value);
          this.profile.around.scheduler.after(delay, () => {
            if (!this.dead) resolve(value);
          });
        },
        (error: unknown) => {
          if (!this.dead) reject(error);
        },
      );
    });
  }

  /** A call to a store, which may fail before it has done anything. */
  private stored<T>(name: string, call: () => Promise<T>): Promise<T> {
    return this.port(name, () => {
      const { random, diskRate, trace } = this.profile.around;
      if (!random.chance(diskRate())) return call();
      trace(`${this.name} · ${name}: the disk fails`);
      return Promise.reject(new DiskFault(name));
    });
  }

  private crashes(where: string): boolean {
    const { random, crashRate } = this.profile.around;
    if (!random.chance(crashRate())) return false;
    this.die(where);
    return true;
  }

  private now(): number {
    return EPOCH + this.profile.around.scheduler.now + this.profile.skew;
  }

  private deps(): EngineDeps {
    const { around } = this.profile;
    return {
      stock: this.stock(),
      directory: this.directory(),
      steps: this.steps(),
      client: (integration) =>
        this.port('client', async () => {
          if (!around.unlocked(this, integration)) return null;
          const client = this.clients.get(integration) ?? around.client(this, integration);
          if (client) this.clients.set(integration, client);
          return client;
        }),
      clock: this.clock(),
      locks: this.locks(),
      uuid: around.uuid,
      random: () => around.random.next(),
      wakeAt: (at) => {
        if (!this.dead) this.profile.wakeAt(at - EPOCH);
      },
      announce: () => {},
      log: (event, detail) => {
        if (!this.dead) around.trace(`${this.name} · ${event} ${detail ? JSON.stringify(detail) : ''}`);
      },
      owner: this.name,
    };
  }

  private clock(): Clock {
    const { scheduler } = this.profile.around;
    return {
      now: () => this.now(),
      sleep: (ms) =>
        new Promise((resolve) => {
          scheduler.after(Math.max(0, ms), () => {
            if (!this.dead) resolve();
          });
        }),
    };
  }

  private locks(): Locks {
    const table = this.profile.locks;
    return {
      run: async (name, work) => {
        await this.port(`lock ${name}`, () => table.acquire(name, this));
        try {
          return await work();
        } finally {
          table.release(name, this);
        }
      },
      tryRun: async (name, work) => {
        if (!(await this.port(`try lock ${name}`, async () => table.tryAcquire(name, this)))) return undefined;
        try {
          return await work();
        } finally {
          table.release(name, this);
        }
      },
    };
  }

  private stock(): StockStore {
    const { stock, watch, held } = this.profile.around;
    const passing = Object.fromEntries(
      STOCK_CALLS.map((name) => {
        const call = stock[name].bind(stock) as (...args: unknown[]) => Promise<unknown>;
        return [name, (...args: unknown[]) => this.stored(name, () => held(call(...args)))];
      }),
    ) as unknown as Pick<StockStore, (typeof STOCK_CALLS)[number]>;
    return {
      ...passing,
      deleteRecord: (warehouse, sku) =>
        this.stored('deleteRecord', async () => {
          await held(stock.deleteRecord(warehouse, sku));
          watch.deleted(warehouse, sku);
        }),
      saveRecord: (next, expected) =>
        this.stored('saveRecord', async () => {
          const saved = await held(stock.saveRecord(next, expected));
          if (saved) watch.commit(next, expected, this);
          return saved;
        }),
      saveRecords: (changes) =>
        this.stored('saveRecords', async () => {
          const saved = await held(stock.saveRecords(changes));
          changes.forEach((change, i) => {
            if (saved[i]) watch.commit(change.next, change.expected, this);
          });
          return saved;
        }),
      createDelivery: (delivery) =>
        this.stored('createDelivery', async () => {
          const saved = await held(stock.createDelivery(delivery));
          if (saved) watch.delivery(delivery, this);
          return saved;
        }),
      saveDelivery: (next, expected) =>
        this.stored('saveDelivery', async () => {
          const saved = await held(stock.saveDelivery(next, expected));
          if (saved) watch.delivery(next, this);
          return saved;
        }),
      appendEntries: (entries) =>
        this.stored('appendEntries', async () => {
          await held(stock.appendEntries(entries));
          watch.entries(entries);
        }),
    };
  }

  private steps(): StepStore {
    const { steps, held } = this.profile.around;
    return {
      begin: (step, rows) => this.stored('begin', () => held(steps.begin(step, rows))),
      steps: () => this.stored('steps', () => held(steps.steps())),
      step: (id) => this.stored('step', () => held(steps.step(id))),
      save: (next, expected) => this.stored('save', () => held(steps.save(next, expected))),
      rows: (id, part) => this.stored('rows', () => held(steps.rows(id, part))),
      remove: (ids) => this.stored('remove', () => held(steps.remove(ids))),
    };
  }

  private directory(): Directory {
    const { directory, watch, held } = this.profile.around;
    const wrapped: Record<string, unknown> = {};
    for (const name of DIRECTORY_CALLS) {
      const call = directory[name].bind(directory) as unknown as (...args: unknown[]) => Promise<unknown>;
      wrapped[name] = (...args: unknown[]) =>
        this.stored(name, async () => {
          const result = await held(call(...args));
          watch.directory(name, args, result);
          return result;
        });
    }
    return wrapped as unknown as Directory;
  }
}

/** Virtual time 0 on everybody's clock: engines that treat 0 as "never" must not be helped by it. */
export const EPOCH = 1_790_000_000_000;
