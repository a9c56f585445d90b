// The shop's own process. Says its two ports to whoever started it, and ends when that ends.
import { bootstrap } from '@vendure/core';
import { config } from './config.mjs';
import { createControl } from './control.mjs';

const app = await bootstrap(config);
const control = await createControl(app);

process.on('disconnect', () => process.exit(0));
process.send?.({ shop: app.getHttpServer().address().port, control: control.address().port });
