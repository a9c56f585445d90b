import { BackupWriter } from '../../../lib/backup/backup-writer.ts';
import type { Carried, CarriedRow } from '../../../lib/backup/carried.ts';
import { FORMAT, FORMAT_VERSION, type Header } from '../../../lib/backup/format.ts';
import { readBackup } from '../../../lib/backup/read-backup.ts';
import { SCHEMA_VERSION } from '../../../lib/store/migrations/chain.ts';
import { isSetting } from '../../../lib/store/settings.ts';
import { aRecord } from '../../contract/store-suite.ts';

export const MADE_AT = 1_800_000_000_000;

export const HEADER: Header = {
  format: FORMAT,
  version: FORMAT_VERSION,
  schema: SCHEMA_VERSION,
  extension: '1.2.3',
  madeAt: MADE_AT,
};

export type Rows = readonly (readonly [Carried, unknown])[];

export const SOME: Rows = [
  ['settings', { name: 'gen', value: 3 }],
  ['warehouses', { id: 'leeds', name: 'Leeds', createdAt: 1, revision: 1 }],
  ['products', { sku: 'A-1', title: 'Mug, “blue”\n', variant: null, addedAt: 1 }],
  ['records', aRecord()],
];

/** A backup of these rows, as text. */
export async function aBackup(rows: Rows = SOME, header: Header = HEADER): Promise<string> {
  const parts: string[] = [];
  const writer = new BackupWriter(header, (text) => parts.push(text));
  for (const [store, row] of rows) writer.add(store, row);
  await writer.end();
  return parts.join('');
}

/** A text in parts of this many characters, as a file comes. */
export async function* inParts(text: string, size = 7): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += size) yield text.slice(from, from + size);
}

export async function read(text: string, size?: number) {
  const rows: CarriedRow[] = [];
  const result = await readBackup(inParts(text, size), {
    schema: SCHEMA_VERSION,
    isSetting,
    onRow: (row) => void rows.push(row),
  });
  return { result, rows };
}
