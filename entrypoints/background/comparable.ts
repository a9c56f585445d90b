import type { Link } from '../../lib/model/warehouse.ts';
import type { Directory } from '../../lib/sync/ports.ts';

/** Is there anything that a location's items could be compared with: a master stock location, or products by now? */
export async function isComparable(directory: Pick<Directory, 'master' | 'products'>): Promise<boolean> {
  return (await directory.master()) !== null || (await directory.products()).length > 0;
}

/** Without a master nothing is known to compare with: a review would show every item as left out, and settle nothing. */
export async function isTooEarly(directory: Pick<Directory, 'master' | 'products'>, { state }: Link): Promise<boolean> {
  return state === 'review' && !(await isComparable(directory));
}
