// What a test may do past the shop's own doors: read the truth, keep the database in a file, start again from one.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { ConfigService, TransactionalConnection } from '@vendure/core';
import { addInBulk } from './bulk.mjs';
import { createLedger } from './ledger.mjs';

const WHEN = ['createdAt', 'updatedAt', 'orderPlacedAt'];

/** A door on 127.0.0.1 for commands: the name in the path, JSON in and out. */
export async function createControl(app) {
  const { rawConnection } = app.get(TransactionalConnection);
  const { driver } = rawConnection;
  const ledger = createLedger(app);
  // A kind that shares its table with others has none of its own.
  const tables = rawConnection.entityMetadatas.filter(({ tableType }) => tableType !== 'entity-child');

  const commands = {
    /** Everything that has happened was so many hours earlier: what was made with the shop isn't news. */
    age: async ({ hours }) => {
      for (const { tableName, columns } of tables) {
        for (const { databaseName: name } of columns.filter((column) => WHEN.includes(column.databaseName))) {
          const earlier = `strftime('%Y-%m-%d %H:%M:%f', "${name}", '-${Number(hours)} hours')`;
          await rawConnection.query(`UPDATE "${tableName}" SET "${name}" = ${earlier}`);
        }
      }
    },
    add: ({ products }) => addInBulk(rawConnection, products),
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
