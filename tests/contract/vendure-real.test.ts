import { afterAll, beforeAll, vi } from 'vitest';
import { createVendureClient } from '../../lib/channels/vendure/client.ts';
import { vendureConnect } from '../../lib/channels/vendure/connect.ts';
import { startProcess, type VendureProcess } from '../shops/vendure-real/process.ts';
import { PLACES } from '../shops/vendure-real/seed.ts';
import { startRealVendure } from '../shops/vendure-real/shop.ts';
import { describeChannel } from './channel-suite.ts';

// It has a process, a database and two cores to share with whatever else is tested.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 180_000 });

let running: VendureProcess;
beforeAll(async () => {
  running = await startProcess();
});
afterAll(() => running?.stop());

describeChannel({
  name: 'a real Vendure shop',
  start: () => startRealVendure(running),
  form: vendureConnect,
  create: createVendureClient,
  locations: PLACES,
  writeRight: 'UpdateCatalog',
  unknownLocation: '4711',
  largestMs: 180_000,
});
