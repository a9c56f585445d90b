import { createEngine } from '../../lib/sync/engine.ts';
import { createNaive } from './naive.ts';
import type { MakeRunner } from './worker.ts';

export const ENGINES = { shipping: createEngine, naive: createNaive } satisfies Record<string, MakeRunner>;
export type EngineName = keyof typeof ENGINES;
