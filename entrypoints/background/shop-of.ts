import { integrationOf, type LocationId } from '../../lib/model/ids.ts';
import type { Hub } from './hub.ts';

/** The name of the shop that a location is of, as a person gave it, for a sentence about it. */
export async function shopOf({ directory, t }: Pick<Hub, 'directory' | 't'>, location: LocationId): Promise<string> {
  const shop = (await directory.integrations()).find(({ id }) => id === integrationOf(location));
  return shop?.name ?? t('name.theShop');
}
