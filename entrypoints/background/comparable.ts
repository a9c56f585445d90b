import type { Directory } from '../../lib/sync/ports.ts';

/** Is there anything that a location's items could be compared with: a master stock location, or products by now? */
export async function isComparable(directory: Pick<Directory, 'master' | 'products'>): Promise<boolean> {
  return (await directory.master()) !== null || (await directory.products()).length > 0;
}
