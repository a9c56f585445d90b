import { createHash } from 'node:crypto';
import { AdminUiPlugin } from '@vendure/admin-ui-plugin';
import { DefaultLogger, dummyPaymentHandler, LogLevel, RandomBytesApiKeyStrategy } from '@vendure/core';

/** API keys are random, so a fast hash keeps them as well. Vendure's default takes a quarter of a second each time. */
const fastHash = {
  hash: async (key) => createHash('sha256').update(key).digest('hex'),
  check: async (key, hash) => (await fastHash.hash(key)) === hash,
};

/**
 * An ordinary shop: every default that a merchant gets, its administrator's name and password too, and the Admin UI.
 * Beside that, API keys are allowed, and there is a way to pay that always works. Its database is in memory.
 * @param {readonly import('@vendure/core').Type<unknown>[]} plugins
 * @returns {import('@vendure/core').VendureConfig}
 */
export const configWith = (plugins) => ({
  apiOptions: { hostname: '127.0.0.1', port: 0, adminApiPath: 'admin-api', shopApiPath: 'shop-api' },
  authOptions: {
    tokenMethod: ['bearer', 'cookie', 'api-key'],
    cookieOptions: { secret: 'a shop on this machine only' },
    adminApiKeyStrategy: new RandomBytesApiKeyStrategy({ hashingStrategy: fastHash }),
  },
  dbConnectionOptions: { type: 'sqljs', synchronize: true },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  plugins: [AdminUiPlugin.init({ route: 'admin', port: 0 }), ...plugins],
  logger: new DefaultLogger({ level: LogLevel.Warn, timestamp: false }),
});
