import type { Carried } from './carried.ts';
import { Checksum } from './checksum.ts';
import { countsText, footerText, type Header, headerLine, noCounts, rowText } from './format.ts';

/** Characters of text that are handed on together. */
const PART = 1024 * 1024;

/** Writes a backup part by part. Nothing of it is kept here but the part that isn't full yet. */
export class BackupWriter {
  private readonly counts = noCounts();
  private readonly checksum = new Checksum();
  private text = '';
  /** A row without its line end: whether a comma follows is known with the next one. */
  private last: string | null = null;

  constructor(
    header: Header,
    private readonly onPart: (text: string) => void,
  ) {
    this.line(headerLine(header));
  }

  add(store: Carried, row: unknown): void {
    if (this.last !== null) this.line(`${this.last},\n`);
    this.last = rowText(store, row);
    this.counts[store] += 1;
  }

  /** The end of the file. */
  async end(): Promise<void> {
    if (this.last !== null) this.line(`${this.last}\n`);
    this.last = null;
    this.checksum.add(countsText(this.counts));
    this.text += footerText(this.counts, await this.checksum.end());
    this.onPart(this.text);
    this.text = '';
  }

  private line(text: string): void {
    this.checksum.add(text);
    this.text += text;
    if (this.text.length < PART) return;
    this.onPart(this.text);
    this.text = '';
  }
}
