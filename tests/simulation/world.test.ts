import { describe, expect, it } from 'vitest';
import { batch } from './batch.ts';
import { ENGINES, type EngineName } from './engines.ts';
import { mixNamed } from './mixes.ts';
import { simulate } from './simulate.ts';

async function traceOf(engine: EngineName, seed: number): Promise<string> {
  const lines: string[] = [];
  await simulate(mixNamed('both'), seed, { make: ENGINES[engine], trace: (line) => lines.push(line) });
  return lines.join('\n');
}

describe('the simulated world', () => {
  it('is the same for the same seed, and another for another', async () => {
    const first = await traceOf('shipping', 7);
    expect(await traceOf('shipping', 7)).toBe(first);
    expect(await traceOf('shipping', 8)).not.toBe(first);
  });

  it.each(['shopify', 'woo', 'set'])(
    'is hard enough for the naive engine to be wrong: %s',
    { timeout: 60_000 },
    async (mix) => {
      const tally = await batch(mix, 1, 40, { make: ENGINES.naive, held: 'rest' });
      expect(tally.wrong).toBeGreaterThan(10);
    },
  );
});
