import type { Step, StepRow } from '../../lib/model/step.ts';
import { STEP_PART, type StepStore } from '../../lib/sync/ports.ts';
import { deepCopy } from './deep-copy.ts';

/** A store of steps in memory with the contract of the real one. */
export function createMemorySteps(copy: <T>(value: T) => T = deepCopy): StepStore {
  const steps = new Map<string, Step>();
  const rows = new Map<string, readonly StepRow[]>();
  return {
    async begin(step, all) {
      if (steps.has(step.id)) throw new Error(`The step ${step.id} has begun already`);
      steps.set(step.id, copy(step));
      rows.set(step.id, all.map(copy));
    },
    async steps() {
      return [...steps.values()].map(copy);
    },
    async step(id) {
      return copy(steps.get(id));
    },
    async save(next, expected) {
      if (next.revision !== expected + 1) throw new Error(`Revision ${next.revision} can't follow ${expected}`);
      if (steps.get(next.id)?.revision !== expected) return false;
      steps.set(next.id, copy(next));
      return true;
    },
    async rows(id, part) {
      return (rows.get(id) ?? []).slice(part * STEP_PART, (part + 1) * STEP_PART).map(copy);
    },
    async remove(ids) {
      for (const id of ids) {
        steps.delete(id);
        rows.delete(id);
      }
    },
  };
}
