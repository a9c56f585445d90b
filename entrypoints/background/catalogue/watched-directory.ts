import type { Directory } from '../../../lib/sync/ports.ts';
import type { Catalogue } from './catalogue.ts';

/** The directory, telling the catalogue of what is saved in it. */
export function watchedDirectory(directory: Directory, catalogue: () => Catalogue): Directory {
  return {
    ...directory,
    async addProducts(products) {
      await directory.addProducts(products);
      catalogue().told((texts) => texts.addProducts(products));
    },
    async putItems(items) {
      await directory.putItems(items);
      catalogue().told((texts) => texts.addItems(items));
    },
    async removeItems(integration, items) {
      await directory.removeItems(integration, items);
      catalogue().told((texts) => texts.removeItems(integration, items));
    },
  };
}
