import type { RowError } from '../../../../lib/bulk/wanted-rows.ts';
import { MAX_COUNT } from '../../../../lib/model/count.ts';
import type { Translate } from '../../../words/translate.ts';

/** What is wrong with a row, as a sentence. Its line stands beside it. */
export function rowErrorWords({ why, sku, column, text }: RowError, t: Translate): string {
  switch (why) {
    case 'not-whole':
    case 'notation':
    case 'difference':
    case 'negative':
      return t(`csv.why.${why}`, { text, column: column ?? '' });
    case 'too-large':
      return t('csv.why.too-large', { text, column: column ?? '', max: MAX_COUNT });
    case 'unlinked':
      return t('csv.why.unlinked', { sku, column: column ?? '' });
    case 'twice':
      return t('csv.why.twice', { sku, line: text });
    case 'unknown-sku':
      // What can't be seen is said.
      return t(sku === sku.trim() ? 'csv.why.unknown-sku' : 'csv.why.spaces', { sku });
    case 'malformed':
    case 'too-many-cells':
    case 'no-sku':
      return t(`csv.why.${why}`);
  }
}
