import type { Directory } from '../../../lib/sync/ports.ts';
import type { Previews } from '../previews/previews.ts';
import type { Catalogue } from './catalogue.ts';

/** The directory, telling the catalogue of what is saved in it, and previews that what they read is being saved. */
export function watchedDirectory(
  directory: Directory,
  catalogue: () => Catalogue,
  previews: Pick<Previews, 'keeping'>,
): Directory {
  return {
    ...directory,
    async addProducts(products) {
      await directory.addProducts(products);
      catalogue().told((texts) => texts.addProducts(products));
    },
    async putItems(items) {
      previews.keeping(items);
      await directory.putItems(items);
      catalogue().told((texts) => texts.addItems(items));
    },
    async removeItems(integration, items) {
      await directory.removeItems(integration, items);
      catalogue().told((texts) => texts.removeItems(integration, items));
    },
  };
}
