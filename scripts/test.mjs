#!/usr/bin/env node
// `npm test`: everything, in the order in which it is cheapest to find out. `npm test -- --only unit,e2e` for parts.
// `npm run test:full` also builds the React dashboard of the real Vendure shop and goes through it, which takes minutes.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { endWith, needRealShop, ROOT, run, runBin, SetupError, setUp } from './setup.mjs';

const MINUTE = 60_000;
const RESULTS = join(ROOT, 'node_modules', '.cache', 'test-results');

/** Each part returns how many checks passed and failed. One limit each, so that a hang is a failure and not a wait. */
const PARTS = {
  types: () => commands(2 * MINUTE, ['wxt', 'prepare'], ['tsc', '--noEmit']),
  lint: () => commands(MINUTE, ['biome', 'check', '.']),
  structure: () => vitest('structure', 2 * MINUTE),
  unit: () => vitest('unit', 8 * MINUTE),
  contract: () => vitest('contract', 15 * MINUTE),
  simulation: () => vitest('simulation', 10 * MINUTE),
  build: () => commands(2 * MINUTE, ['wxt', 'build'], ['wxt', 'build', '-b', 'firefox', '--mv3']),
  e2e: () => browserTests('e2e', 25 * MINUTE),
};

/** Parts that take too long for every change. */
const FULL = {
  dashboard: async () => {
    const built = await run(process.execPath, ['tests/shops/vendure-real/build-dashboard.mjs'], {
      timeout: 15 * MINUTE,
    });
    if (built !== 0) return { passed: 0, failed: 1, note: '  (not built)' };
    return browserTests('dashboard', 10 * MINUTE, ['--config', 'playwright.full.config.ts']);
  },
};

/** Parts that ask shops, stand-ins and the real one, and mostly in a browser. */
const NEED_SHOPS = ['contract', 'e2e', 'dashboard'];

async function main(args) {
  const full = args[0] === '--full';
  const parts = full ? { ...PARTS, ...FULL } : PARTS;
  const names = chosen(Object.keys(parts), full ? args.slice(1) : args);
  const shops = names.some((name) => NEED_SHOPS.includes(name));
  const chromium = await setUp({ browser: shops });
  if (chromium) process.env.CHROMIUM_PATH = chromium;
  const missing = shops && (await needRealShop({ dashboard: names.includes('dashboard') }));
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });

  const lines = [];
  const total = { passed: 0, failed: 0 };
  for (const name of names) {
    console.log(`\n── ${name} ──`);
    const began = Date.now();
    const { passed, failed, note = '' } = await parts[name]();
    total.passed += passed;
    total.failed += failed;
    const seconds = Math.round((Date.now() - began) / 1000);
    lines.push(`${failed ? '✗' : '✓'} ${name.padEnd(11)} ${passed} passed, ${failed} failed  ${seconds} s${note}`);
  }
  console.log(`\n${lines.join('\n')}\n`);
  if (missing) console.log(`${missing}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

function chosen(all, args) {
  const at = args.findIndex((arg) => arg === '--only' || arg.startsWith('--only='));
  if (at < 0) {
    if (args.length > 0) throw new SetupError(`npm test doesn't know ${args[0]}. It knows --only ${all.join(',')}.`);
    return all;
  }
  const names = (args[at].split('=')[1] ?? args[at + 1] ?? '').split(',').filter(Boolean);
  const unknown = names.find((name) => !all.includes(name));
  if (unknown || names.length === 0)
    throw new SetupError(`--only takes ${all.join(', ')}; "${unknown ?? ''}" isn't one of them.`);
  return all.filter((name) => names.includes(name));
}

/** Commands one after another; each is one check. */
async function commands(timeout, ...list) {
  const counted = { passed: 0, failed: 0 };
  for (const [name, ...args] of list) {
    const code = await runBin(name, args, { timeout });
    if (code === 0) counted.passed++;
    else counted.failed++;
  }
  return counted;
}

async function vitest(folder, timeout) {
  const file = join(RESULTS, `${folder}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await runBin('vitest', ['run', `tests/${folder}/`, ...reporters], { timeout });
  const counts = report(file, (json) => ({
    passed: json.numPassedTests,
    failed:
      json.numFailedTests +
      json.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0).length,
    left: json.numPendingTests + json.numTodoTests,
  }));
  return judged(code, counts);
}

async function browserTests(name, timeout, more = []) {
  if ((await runBin('wxt', ['build', '--mode', 'e2e'], { timeout: 2 * MINUTE })) !== 0) return { passed: 0, failed: 1 };
  const file = join(RESULTS, `${name}.json`);
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  const code = await runBin('playwright', ['test', ...more, '--reporter=list,json'], { timeout, env });
  let again = 0;
  const counts = report(file, ({ stats }) => {
    again = stats.flaky;
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected, left: stats.skipped };
  });
  const result = judged(code, counts);
  return again === 0 ? result : { ...result, note: `${result.note}  (${again} only at the second try)` };
}

function report(file, read) {
  return existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0, left: 0 };
}

/** A part that failed has at least one failure, also where it died before it could count; a test left out is one too. */
function judged(code, { passed, failed, left }) {
  const sure = failed + left;
  const note = (code === 124 ? '  (out of time)' : '') + (left ? `  (${left} left out)` : '');
  return { passed, failed: code !== 0 && sure === 0 ? 1 : sure, note };
}

await main(process.argv.slice(2)).catch(endWith);
