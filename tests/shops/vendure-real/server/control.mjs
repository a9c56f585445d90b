// What a test may do past the shop's own doors: read the truth, keep the database in a file, start again from one.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { ConfigService, TransactionalConnection } from '@vendure/core';
import { createLedger } from './ledger.mjs';

/** A door on 127.0.0.1 for commands: the name in the path, JSON in and out. */
export async function createControl(app) {
  const { driver } = app.get(TransactionalConnection).rawConnection;
  const ledger = createLedger(app);

  const commands = {
    save: ({ to }) => writeFileSync(to, driver.export()),
    load: async ({ from }) => {
      const before = driver.databaseConnection;
      await driver.load(readFileSync(from));
      before.close();
      // Ids and tokens are those of the file; only what a session may do could be remembered from before.
      await app.get(ConfigService).authOptions.sessionCacheStrategy.clear();
      ledger.forget();
    },
    figure: ({ sku, location }) => ledger.figure(sku, location),
    writes: () => ledger.writes(),
  };

  const server = createServer(async (request, response) => {
    const reply = (status, value) => response.writeHead(status).end(JSON.stringify(value ?? null));
    try {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      reply(200, await commands[request.url.slice(1)](JSON.parse(Buffer.concat(chunks).toString())));
    } catch (error) {
      reply(500, String(error));
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}
