import { integrationOf } from '../../../lib/model/ids.ts';
import type { LowStock } from '../../../lib/stock/low-stock.ts';
import type { Facts } from '../catalogue/find.ts';
import type { Snapshot } from '../snapshot.ts';

/** What finding products needs to know beside their words and counts. */
export function productFacts(snapshot: Snapshot, low: LowStock): Facts {
  const { warehouses, links, master, problems, unpermitted } = snapshot;
  const refused = problems.filter(({ kind }) => kind === 'credentials-refused' || kind === 'right-missing');
  return {
    warehouses: warehouses.map(({ id }) => id),
    linkedShops: new Set(links.map(({ location }) => integrationOf(location))),
    hasMaster: master !== null,
    failingShops: new Set([...unpermitted, ...refused.flatMap(({ integration }) => integration ?? [])]),
    problemSkus: new Set(problems.flatMap(({ sku }) => sku ?? [])),
    low,
  };
}
