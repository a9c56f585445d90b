import { AdminUiPlugin } from '@vendure/admin-ui-plugin';
import { DefaultLogger, dummyPaymentHandler, LogLevel } from '@vendure/core';

/**
 * An ordinary shop: every default that a merchant gets, its administrator's name and password too, and the Admin UI.
 * Beside that, API keys are allowed, and there is a way to pay that always works. Its database is in memory.
 * @type {import('@vendure/core').VendureConfig}
 */
export const config = {
  apiOptions: { hostname: '127.0.0.1', port: 0, adminApiPath: 'admin-api', shopApiPath: 'shop-api' },
  authOptions: {
    tokenMethod: ['bearer', 'cookie', 'api-key'],
    cookieOptions: { secret: 'a shop on this machine only' },
  },
  dbConnectionOptions: { type: 'sqljs', synchronize: true },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  plugins: [AdminUiPlugin.init({ route: 'admin', port: 0 })],
  logger: new DefaultLogger({ level: LogLevel.Warn, timestamp: false }),
};
