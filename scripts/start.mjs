#!/usr/bin/env node
// `npm start`: the product in a browser, with two stand-in shops beside it.
//   npm start                 both shops connected, two warehouses, a product page of each shop
//   npm start -- --empty      shops running, nothing connected: go through the set-up yourself
//   npm start -- --headless   plays the whole thing through without a window and checks the figures
//   npm start -- --real       a real Vendure shop beside the stand-in Shopify; goes with the other two
import { endWith, needRealShop, run, runBin, SetupError, setUp } from './setup.mjs';

const KNOWN = ['--empty', '--headless', '--real'];

async function main(flags) {
  const unknown = flags.find((flag) => !KNOWN.includes(flag));
  if (unknown) throw new SetupError(`npm start doesn't know ${unknown}. It knows ${KNOWN.join(', ')}.`);

  const chromium = await setUp();
  const real = flags.includes('--real');
  const missing = real && (await needRealShop());
  if (missing) throw new SetupError(missing);
  const headless = flags.includes('--headless') || !hasDisplay();
  if (headless && !flags.includes('--headless'))
    console.log('No display here: playing the scenario through without a window.');

  // Headless reads the panel through its shadow root, which only the e2e build leaves open. The manifest is the same.
  const built = await runBin('wxt', ['build', ...(headless ? ['--mode', 'e2e'] : [])]);
  if (built !== 0) throw new SetupError('The build failed; the lines above say why.');

  const args = [...(flags.includes('--empty') ? ['--empty'] : []), ...(headless ? ['--headless'] : [])];
  const demo = real ? 'scripts/demo-real.ts' : 'scripts/demo.ts';
  process.exitCode = await run(process.execPath, ['--import', 'tsx', demo, ...args], {
    env: { CHROMIUM_PATH: chromium },
  });
}

function hasDisplay() {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

await main(process.argv.slice(2)).catch(endWith);
