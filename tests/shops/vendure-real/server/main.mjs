// The shop's own process. Says its two ports to whoever started it, and ends when that ends. `--dashboard DIR`: with the
// React dashboard that was built there.
import { bootstrap } from '@vendure/core';
import { configWith } from './config.mjs';
import { createControl } from './control.mjs';

const [, dashboard] = process.argv.slice(2);
const app = await bootstrap(configWith(dashboard ? [await dashboardAt(dashboard)] : []));
const control = await createControl(app);

process.on('disconnect', () => process.exit(0));
process.send?.({ shop: app.getHttpServer().address().port, control: control.address().port });

async function dashboardAt(appDir) {
  const { DashboardPlugin } = await import('@vendure/dashboard/plugin');
  // It looks for a development server first; on this port there is none.
  return DashboardPlugin.init({ route: 'dashboard', appDir, viteDevServerPort: 1 });
}
