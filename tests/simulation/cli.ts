import { fork } from 'node:child_process';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type Tally, together } from './batch.ts';
import { compiledJob } from './compiled.ts';
import { ENGINES, type EngineName } from './engines.ts';
import type { JobReply, JobRequest } from './job.ts';
import { MIXES, mixNamed } from './mixes.ts';
import { simulate } from './simulate.ts';

const HELP = `npm run simulate -- [options]
  --seeds N      schedules of each mix (1000)
  --from S       the first seed (1)
  --seed S       replay one seed and print its trace
  --mix a,b      ${MIXES.filter((mix) => !mix.hidden)
    .map((mix) => mix.name)
    .join(', ')}; or "witness", "rates" (witness)
  --jobs J       processes (1)
  --naive        the baseline instead of the shipping engine
  --idb          over the real IndexedDB store, on fake-indexeddb
Exits with 1 if a mix of witnessed channels has anything wrong, unconverged or unflagged, and if any other has a schedule
that doesn't converge.`;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    mix: { type: 'string', default: 'witness' },
    jobs: { type: 'string', default: '1' },
    naive: { type: 'boolean', default: false },
    idb: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function mixesOf(names: string): string[] {
  return names.split(',').flatMap((name) => {
    if (name === 'witness') return MIXES.filter((mix) => mix.witness && !mix.hidden).map((mix) => mix.name);
    if (name === 'rates') return MIXES.filter((mix) => !mix.witness).map((mix) => mix.name);
    return [mixNamed(name).name];
  });
}

/** Runs the seeds of a mix, shared among processes. */
async function runMix(program: string, mix: string, engine: EngineName): Promise<Tally> {
  const seeds = Number(values.seeds);
  const jobs = Math.min(Number(values.jobs), seeds);
  const share = Math.ceil(seeds / jobs);
  const latest: Tally[] = [];
  let shown = performance.now();
  const tallies = await Promise.all(
    Array.from({ length: jobs }, (_, i) => {
      const first = Number(values.from) + i * share;
      const count = Math.min(share, Number(values.from) + seeds - first);
      return job(program, { mix, first, count, engine, idb: values.idb }, (tally) => {
        latest[i] = tally;
        if (performance.now() - shown < 15_000) return;
        shown = performance.now();
        const sum = together(latest.filter(Boolean));
        const failed = sum.failures.map(({ seed }) => seed).join(', ');
        process.stderr.write(`${row(sum, mix, engine)}${failed && `  failed: ${failed}`}\n`);
      });
    }),
  );
  return together(tallies);
}

function job(program: string, request: JobRequest, progress: (tally: Tally) => void): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const child = fork(program, { execArgv: [] });
    let tally: Tally | null = null;
    child.on('message', (reply: JobReply) => {
      if (reply.done) tally = reply.tally;
      progress(reply.tally);
    });
    child.on('exit', (code) => {
      if (tally) resolve(tally);
      else reject(new Error(`a process ended with ${code} before it was done`));
    });
    child.send(request);
  });
}

function row(tally: Tally, mix: string, engine: EngineName): string {
  const cell = (value: string | number, width: number): string => String(value).padStart(width);
  const rate = (value: number): string =>
    value === 0 ? '0' : `${value} (${((100 * value) / tally.seeds).toFixed(2)} %)`;
  return [
    mix.padEnd(28),
    engine.padEnd(9),
    cell(tally.seeds, 8),
    cell(rate(tally.wrong), 18),
    cell(rate(tally.unconverged), 18),
    cell(rate(tally.unflagged), 18),
    cell(rate(tally.broken), 14),
    cell((tally.seeds / (tally.ms / 1000)).toFixed(0), 8),
  ].join('');
}

async function replay(seed: number): Promise<number> {
  const mix = mixNamed(mixesOf(values.mix)[0] ?? 'shopify');
  const verdict = await simulate(mix, seed, {
    make: ENGINES[values.naive ? 'naive' : 'shipping'],
    ...(values.naive && { held: 'rest' as const }),
    trace: (line) => process.stdout.write(`${line}\n`),
  });
  for (const one of verdict.violations) process.stdout.write(`\n${one.fault} (${one.rule}): ${one.text}\n`);
  process.stdout.write(
    `\nseed ${seed} of ${mix.name}: ${verdict.violations.length === 0 ? 'nothing wrong' : 'see above'}\n`,
  );
  return verdict.violations.length === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  if (values.help) {
    process.stdout.write(`${HELP}\n`);
    return 0;
  }
  if (values.seed !== undefined) return replay(Number(values.seed));
  const { model } = cpus()[0] ?? { model: 'unknown' };
  process.stdout.write(`${cpus().length} × ${model.trim()}, Node ${process.version}, ${values.jobs} at a time\n`);
  process.stdout.write(
    `${'mix'.padEnd(28)}${'engine'.padEnd(9)}${['seeds', 'wrong', 'unconverged', 'unflagged', 'broken', 'per s']
      .map((title, i) => title.padStart([8, 18, 18, 18, 14, 8][i] ?? 8))
      .join('')}\n`,
  );
  const program = compiledJob();
  let red = false;
  for (const name of mixesOf(values.mix)) {
    const mix = mixNamed(name);
    const engines: EngineName[] = values.naive ? ['naive'] : mix.witness ? ['shipping'] : ['shipping', 'naive'];
    for (const engine of engines) {
      const tally = await runMix(program, name, engine);
      process.stdout.write(`${row(tally, name, engine)}\n`);
      if (engine === 'naive') continue;
      // Without a witness, or with the shop's own race, wrong and unflagged are rates; every schedule ends in agreement.
      red ||= tally.unconverged > 0 || (mix.witness && tally.wrong + tally.unflagged + tally.broken > 0);
      if (!mix.witness) continue;
      for (const { seed, text } of tally.failures) process.stdout.write(`  seed ${seed}: ${text}\n`);
      const worst = tally.failures[0];
      if (worst) process.stdout.write(`  replay: npm run simulate -- --mix ${name} --seed ${worst.seed}\n`);
    }
  }
  return red ? 1 : 0;
}

process.exitCode = await main();
