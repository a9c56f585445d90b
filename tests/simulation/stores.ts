import type { Directory, StepStore, StockStore } from '../../lib/sync/ports.ts';
import { deepFreeze } from './deep-copy.ts';
import { createMemoryDirectory, type SetUp } from './memory-directory.ts';
import { createMemorySteps } from './memory-steps.ts';
import { createMemoryStore } from './memory-store.ts';

/** Where a schedule keeps its records and its directory. */
export interface Stores {
  stock: StockStore;
  directory: Directory;
  steps: StepStore;
  /** Its calls are answered by the real event loop, so virtual time must wait for them. */
  outside: boolean;
  setUp(more: SetUp): Promise<void>;
  close(): Promise<void>;
}

export async function memoryStores(): Promise<Stores> {
  const directory = createMemoryDirectory(deepFreeze);
  return {
    stock: createMemoryStore(deepFreeze),
    directory,
    steps: createMemorySteps(deepFreeze),
    outside: false,
    setUp: async (more) => directory.setUp(more),
    close: async () => {},
  };
}
