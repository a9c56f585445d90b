import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Every host name that a stand-in shop answers to. */
const NAMES = [
  ...['localhost', 'admin.shopify.com', '*.myshopify.com', 'storage.googleapis.com'],
  ...['shop.example.test', '*.example.test'],
  ...['api.bigcommerce.com', '*.mybigcommerce.com'],
  'api.shiptheory.com',
];

const CACHE = join(import.meta.dirname, '../../node_modules/.cache');
/** Of these names: one that was made for others is left alone. */
const FOLDER = join(CACHE, `shop-certificate-${createHash('sha256').update(NAMES.join()).digest('hex').slice(0, 8)}`);

/**
 * The self-signed certificate of the stand-in shops, as PEM. Made once on this machine by `openssl`, so that no key is
 * in the repository. Throws a sentence when `openssl` is missing.
 */
export function certificate(): { key: string; cert: string } {
  if (!existsSync(FOLDER)) make();
  return { key: readFileSync(join(FOLDER, 'key.pem'), 'utf8'), cert: readFileSync(join(FOLDER, 'cert.pem'), 'utf8') };
}

/** Made beside its place and moved there in one step: two processes that start together never see half a pair. */
function make(): void {
  mkdirSync(CACHE, { recursive: true });
  const made = mkdtempSync(`${FOLDER}-`);
  try {
    const names = [...NAMES.map((name) => `DNS:${name}`), 'IP:127.0.0.1'].join(',');
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '3650', '-subj', '/CN=stand-in shops'],
        ...['-keyout', 'key.pem', '-out', 'cert.pem', '-addext', `subjectAltName=${names}`],
      ],
      { cwd: made, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    renameSync(made, FOLDER);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    if (existsSync(FOLDER)) return;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new Error(
        'The stand-in shops need the program "openssl" to make their certificate. Install it (Debian: apt-get install openssl) and try again.',
      );
    }
    throw error;
  }
}
