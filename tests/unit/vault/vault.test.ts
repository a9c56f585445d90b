import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../lib/store/database.ts';
import type { Database } from '../../../lib/store/schema.ts';
import { createVaultRows } from '../../../lib/store/vault-rows.ts';
import { createVault, VaultError } from '../../../lib/vault/vault.ts';

const CREDENTIALS = { consumerKey: 'ck_visible1234', consumerSecret: 'cs_visible5678' };

let database: Database;
beforeEach(async () => {
  database = await openDatabase(crypto.randomUUID());
});
const vault = () => createVault(createVaultRows(database));

describe('credentials', () => {
  it('come back as they were put, also for a worker that starts anew', async () => {
    await vault().put('shop', CREDENTIALS);
    expect(await vault().get('shop')).toEqual(CREDENTIALS);
    expect(await vault().get('other')).toBeUndefined();
    await vault().delete('shop');
    expect(await vault().get('shop')).toBeUndefined();
  });

  it('aren’t readable in the rows, and the key can’t be exported', async () => {
    await vault().put('shop', CREDENTIALS);
    const row = await database.get('vault', 'shop');
    const text = Buffer.from(row?.sealed ?? new ArrayBuffer(0)).toString('latin1');
    expect(text).not.toContain('visible');
    const kept = await database.get('keys', 'vault');
    expect(kept?.key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', kept?.key as CryptoKey)).rejects.toThrow();
  });

  it('never share a nonce', async () => {
    await vault().put('a', CREDENTIALS);
    await vault().put('b', CREDENTIALS);
    const [a, b] = await database.getAll('vault');
    expect(a?.iv).not.toEqual(b?.iv);
  });

  it('open only under the integration that they were put for', async () => {
    await vault().put('a', CREDENTIALS);
    const row = await database.get('vault', 'a');
    if (row) await database.put('vault', { ...row, id: 'b' });
    const error = await vault()
      .get('b')
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(VaultError);
    expect(String(error)).not.toContain('visible');
  });

  it('say so when the key is gone', async () => {
    await vault().put('a', CREDENTIALS);
    await database.delete('keys', 'vault');
    await expect(vault().get('a')).rejects.toThrow(VaultError);
  });

  it('of two that begin at once use one key', async () => {
    await Promise.all([vault().put('a', CREDENTIALS), vault().put('b', CREDENTIALS)]);
    expect(await vault().get('a')).toEqual(CREDENTIALS);
    expect(await vault().get('b')).toEqual(CREDENTIALS);
    expect(await database.count('keys')).toBe(1);
  });
});
