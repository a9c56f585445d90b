import * as z from 'zod/mini';
import { CARRIED_STORES, type Carried } from './carried.ts';

/*
 * A backup is one JSON document with one row a line, so that it can be written and read in parts:
 *
 *   {"format":"…","version":1,"schema":2,"extension":"1.0.0","madeAt":0,"rows":[
 *   ["warehouses",{…}],
 *   ["records",{…}]
 *   ],"counts":{"warehouses":1,…},"checksum":"…"}
 *
 * The checksum is over every line before the last, each with its line end, and over the counts.
 */

export const FORMAT = 'shiptheory-stock-panel-backup';
/** Of the file itself. What its rows look like is the schema's version. */
export const FORMAT_VERSION = 1;

/** Bytes. Larger files aren't read: a million counts with their history are well below this. */
export const MOST_BYTES = 2 * 1024 ** 3;
/** Characters. A longer line is no row of ours. */
export const LONGEST_LINE = 16 * 1024 ** 2;

export const Header = z.object({
  format: z.literal(FORMAT),
  version: z.number(),
  /** The database's version when it was made. */
  schema: z.number(),
  /** The version of the extension that made it. */
  extension: z.string(),
  madeAt: z.number(),
});
export type Header = z.infer<typeof Header>;

/** Rows per store. */
export type Counts = Readonly<Record<Carried, number>>;

export const Footer = z.object({ counts: z.record(z.string(), z.number()), checksum: z.string() });
export type Footer = z.infer<typeof Footer>;

export const noCounts = (): Record<Carried, number> =>
  Object.fromEntries(CARRIED_STORES.map((store) => [store, 0])) as Record<Carried, number>;

export const headerLine = (header: Header): string => `${JSON.stringify(header).slice(0, -1)},"rows":[\n`;

/** What a header's line begins with, in every version. */
export const HEADER_START = `{"format":${JSON.stringify(FORMAT)}`;
export const HEADER_END = ',"rows":[';
export const FOOTER_START = '],"counts":';

export const rowText = (store: Carried, row: unknown): string => JSON.stringify([store, row]);

/** The counts as the checksum covers them. */
export const countsText = (counts: Readonly<Record<string, number>>): string => JSON.stringify(counts);

export const footerText = (counts: Counts, checksum: string): string =>
  `${FOOTER_START}${countsText(counts)},"checksum":${JSON.stringify(checksum)}}\n`;
