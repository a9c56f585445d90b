/** Characters that are put together before they are hashed. Part of the format: another figure gives another sum. */
const BLOCK = 262_144;

/**
 * A running SHA-256 over the lines of a backup: each block is hashed together with the sum of those before it, so that
 * neither who writes nor who reads keeps the whole. Hashing goes on beside whoever adds lines.
 */
export class Checksum {
  private block = '';
  private sum: Promise<string> = Promise.resolve('');

  /** The line with its end. */
  add(line: string): void {
    this.block += line;
    if (this.block.length >= BLOCK) this.close();
  }

  /** Hashes what is left; hexadecimal. */
  end(): Promise<string> {
    if (this.block !== '') this.close();
    return this.sum;
  }

  /** Until the hashing has caught up, so that it doesn't pile up behind a fast reader. */
  async settled(): Promise<void> {
    await this.sum;
  }

  private close(): void {
    const block = this.block;
    this.block = '';
    this.sum = this.sum.then((before) => hash(before + block));
  }
}

async function hash(text: string): Promise<string> {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...sum].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
