import { batch, type Tally } from './batch.ts';
import { ENGINES } from './engines.ts';

/** As one sentence for a failed test: what went wrong in which seeds, and how to see it happen. */
export function story(tally: Tally): string {
  const first = tally.failures[0];
  if (!first) return `${tally.seeds} seeds of ${tally.mix}: nothing wrong`;
  const lines = tally.failures.map(({ seed, text }) => `  seed ${seed}: ${text}`);
  return `${tally.mix}:\n${lines.join('\n')}\n  replay: npm run simulate -- --mix ${tally.mix} --seed ${first.seed}`;
}

/** Runs the shipping engine over a mix and says what failed; an empty list of failures is what a witness mix promises. */
export async function judge(
  mix: string,
  seeds: number,
  options: Partial<Parameters<typeof batch>[3]> = {},
): Promise<Tally> {
  return batch(mix, 1, seeds, { make: ENGINES.shipping, ...options });
}
