import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema, type GraphQLSchema } from 'graphql';

/**
 * Shopify publishes the introspection of its Admin API inside this package. Its dependency tree is very large, so the
 * package is never installed: its tarball is fetched once from whatever registry npm is set to, checked against this
 * hash, and only the schemas are kept.
 */
const PACKAGE = '@shopify/dev-mcp@1.16.0';
const INTEGRITY = 'tqgRnK7sQhjew+htxtleTH23nXB5fZcsrhWgEkomsorGXvLOB2mh2upwZm8uzuTDNTZnqtLMe64yIwh6s2awtw==';

export const SCHEMA_VERSIONS = ['2026-04', '2026-07', '2026-10'] as const;
export type SchemaVersion = (typeof SCHEMA_VERSIONS)[number];

const CACHE = join(import.meta.dirname, '../../../node_modules/.cache');
const FOLDER = join(CACHE, 'shopify-admin-schema');

const built = new Map<SchemaVersion, GraphQLSchema>();

/** Shopify's Admin schema of this version. Fetched on first use; throws a sentence when it can't be had. */
export function shopifySchema(version: SchemaVersion): GraphQLSchema {
  const known = built.get(version);
  if (known) return known;
  fetchSchemas();
  const introspection = JSON.parse(gunzipSync(readFileSync(join(FOLDER, `${version}.json.gz`))).toString());
  const schema = buildClientSchema(introspection.data ?? introspection, { assumeValid: true });
  built.set(version, schema);
  return schema;
}

export function fetchSchemas(): void {
  if (existsSync(FOLDER)) return;
  mkdirSync(CACHE, { recursive: true });
  const work = mkdtempSync(`${FOLDER}-`);
  try {
    const files = unpack(gunzipSync(download(work)));
    for (const version of SCHEMA_VERSIONS) {
      const file = files.get(`package/dist/data/admin_${version}.json.gz`);
      if (!file) throw new Error(`${PACKAGE} holds no Admin schema ${version}.`);
      writeFileSync(join(work, `${version}.json.gz`), file);
    }
    // Moved in one step, so that another process that does the same never sees half of it.
    renameSync(work, FOLDER);
  } catch (error) {
    rmSync(work, { recursive: true, force: true });
    if (!existsSync(FOLDER)) throw error;
  }
}

function download(into: string): Buffer {
  try {
    execFileSync('npm', ['pack', PACKAGE, '--ignore-scripts', '--pack-destination', into], {
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: process.platform === 'win32',
    });
  } catch (error) {
    throw new Error(
      `Shopify's Admin schema could not be fetched: "npm pack ${PACKAGE}" failed. It is needed once, by the stand-in Shopify shop; check that npm reaches its registry and try again.`,
      { cause: error },
    );
  }
  const name = readdirSync(into).find((file) => file.endsWith('.tgz'));
  if (!name) throw new Error(`"npm pack ${PACKAGE}" left no package behind.`);
  const file = join(into, name);
  const tarball = readFileSync(file);
  rmSync(file);
  if (createHash('sha512').update(tarball).digest('base64') !== INTEGRITY) {
    throw new Error(
      `${PACKAGE} is not the package that this was written for: its hash differs. Nothing was kept of it.`,
    );
  }
  return tarball;
}

/** The files of a tar archive, by name. */
function unpack(tar: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const text = (from: number, length: number) => tar.toString('utf8', from, from + length).split('\0')[0] ?? '';
  for (let at = 0; at + 512 <= tar.length; ) {
    const size = Number.parseInt(text(at + 124, 12), 8) || 0;
    const prefix = text(at + 345, 155);
    const name = text(at, 100);
    files.set(prefix ? `${prefix}/${name}` : name, tar.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  fetchSchemas();
  console.log(`Shopify's Admin schemas ${SCHEMA_VERSIONS.join(', ')} are in ${FOLDER}.`);
}
