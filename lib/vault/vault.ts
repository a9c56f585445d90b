import * as z from 'zod/mini';
import type { VaultRows } from '../store/vault-rows.ts';

/** By the names of the channel's connect fields. */
const Credentials = z.record(z.string(), z.string());
export type Credentials = Readonly<Record<string, string>>;

/**
 * The shops' credentials, encrypted at rest with AES-GCM.
 *
 * What this protects against, honestly: the key is made by the browser, can't be exported, and no passphrase is asked
 * for. So a copy of the database rows alone, an export, or a script that reads them gets nothing to use elsewhere. It does
 * **not** protect against somebody who controls this computer's account or whole browser profile (the browser keeps the
 * key's bytes on the same disk), nor against code that runs inside this extension.
 */
export interface Vault {
  /** undefined: none are kept. @throws VaultError when they are there and can't be opened. */
  get(integration: string): Promise<Credentials | undefined>;
  put(integration: string, credentials: Credentials): Promise<void>;
  delete(integration: string): Promise<void>;
}

/** Kept credentials that can't be opened: the key is gone, or they were tampered with. They have to be entered again. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
}

export function createVault(rows: VaultRows): Vault {
  return {
    async get(integration) {
      const row = await rows.get(integration);
      if (!row) return undefined;
      const key = await rows.key();
      if (!key) throw new VaultError('the key is gone');
      return open(key, row, integration);
    },

    async put(integration, credentials) {
      const key = (await rows.key()) ?? (await rows.addKey(await makeKey()));
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const text = new TextEncoder().encode(JSON.stringify(credentials));
      const sealed = await crypto.subtle.encrypt(algorithm(iv, integration), key, text);
      await rows.put({ id: integration, iv, sealed });
    },

    delete: (integration) => rows.delete(integration),
  };
}

async function open(
  key: CryptoKey,
  row: { iv: Uint8Array; sealed: ArrayBuffer },
  integration: string,
): Promise<Credentials> {
  try {
    const text = await crypto.subtle.decrypt(algorithm(row.iv, integration), key, row.sealed);
    return z.parse(Credentials, JSON.parse(new TextDecoder().decode(text)));
  } catch (cause) {
    // The cause of a failed parse could quote what was decrypted, so only its name goes on.
    throw new VaultError(`can't be opened (${cause instanceof Error ? cause.name : 'unknown'})`);
  }
}

/** The integration is bound in, so that one shop's row put under another's id doesn't open. */
function algorithm(iv: Uint8Array, integration: string): AesGcmParams {
  return { name: 'AES-GCM', iv: new Uint8Array(iv), additionalData: new TextEncoder().encode(integration) };
}

function makeKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
