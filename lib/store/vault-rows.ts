import * as z from 'zod/mini';
import { commit, isTaken } from './commit.ts';
import { readOptional } from './rows.ts';
import type { Database } from './schema.ts';

/** Encrypted credentials of one integration. */
export const VaultRow = z.object({
  id: z.string(),
  iv: z.instanceof(Uint8Array),
  sealed: z.instanceof(ArrayBuffer),
});
export type VaultRow = z.infer<typeof VaultRow>;

/** The key itself, which can't be exported: the browser keeps its bytes. */
export const KeyRow = z.object({ id: z.string(), key: z.instanceof(CryptoKey) });
export type KeyRow = z.infer<typeof KeyRow>;

/** Rows of the vault; only `lib/vault` reads them. */
export interface VaultRows {
  get(id: string): Promise<VaultRow | undefined>;
  put(row: VaultRow): Promise<void>;
  delete(id: string): Promise<void>;
  key(): Promise<CryptoKey | undefined>;
  /** Keeps this key unless there is one already, and gives the one that is kept. */
  addKey(key: CryptoKey): Promise<CryptoKey>;
}

const KEY = 'vault';

export function createVaultRows(database: Database): VaultRows {
  const key = async () => readOptional(KeyRow, 'keys', KEY, await database.get('keys', KEY))?.key;
  return {
    get: async (id) => readOptional(VaultRow, 'vault', id, await database.get('vault', id)),
    put: (row) => commit(database, ['vault'], async (tx) => void (await tx.objectStore('vault').put(row))),
    delete: (id) => commit(database, ['vault'], (tx) => tx.objectStore('vault').delete(id)),
    key,
    async addKey(made) {
      try {
        await commit(database, ['keys'], (tx) => tx.objectStore('keys').add({ id: KEY, key: made }));
        return made;
      } catch (error) {
        const kept = isTaken(error) ? await key() : undefined;
        if (!kept) throw error;
        return kept;
      }
    },
  };
}
