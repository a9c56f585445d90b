// Builds the React dashboard as a merchant's developer does, unless it is there. Takes a minute or two.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vendureDashboardPlugin } from '@vendure/dashboard/vite';
import { build } from 'vite';

/** Within the installed packages: whoever installs others builds another one. */
const CACHE = join(import.meta.dirname, 'node_modules/.cache');
const BUILT = join(CACHE, 'dashboard');
const MAKING = join(CACHE, 'dashboard-making');

/** The build wants to see the shop's configuration, in a TypeScript file that says which variable it is. */
const CONFIG = `
import { VendureConfig } from '@vendure/core';
import { DashboardPlugin } from '@vendure/dashboard/plugin';
export const config: VendureConfig = {
  apiOptions: { port: 0, adminApiPath: 'admin-api', shopApiPath: 'shop-api' },
  authOptions: { tokenMethod: ['bearer', 'cookie', 'api-key'] },
  dbConnectionOptions: { type: 'sqljs' },
  paymentOptions: { paymentMethodHandlers: [] },
  plugins: [DashboardPlugin.init({ route: 'dashboard', appDir: '' })],
};
`;

async function make() {
  rmSync(MAKING, { recursive: true, force: true });
  mkdirSync(join(MAKING, 'source'), { recursive: true });
  const config = join(MAKING, 'source/vendure-config.ts');
  writeFileSync(config, CONFIG);
  process.env.VENDURE_DISABLE_TELEMETRY = 'true';
  await build({
    configFile: false,
    logLevel: 'warn',
    base: '/dashboard/',
    build: { outDir: join(MAKING, 'built'), emptyOutDir: true, chunkSizeWarningLimit: 20_000 },
    plugins: [
      vendureDashboardPlugin({
        vendureConfigPath: config,
        tempCompilationDir: join(MAKING, 'compiled'),
        api: { host: 'auto', port: 'auto' },
      }),
    ],
  });
  renameSync(join(MAKING, 'built'), BUILT);
  rmSync(MAKING, { recursive: true, force: true });
}

if (!existsSync(join(BUILT, 'index.html'))) {
  console.log('Building the React dashboard of the real Vendure shop …');
  await make();
}
// What the build has loaded keeps the process alive.
process.exit(0);
