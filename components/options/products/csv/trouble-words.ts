import type { ColumnTrouble } from '../../../../lib/bulk/columns.ts';
import type { CsvTrouble } from '../../../../lib/bulk/csv-file.ts';
import type { Translate } from '../../../words/translate.ts';

/** Why a file can't be read, as a sentence with what to do. */
export function troubleWords(trouble: CsvTrouble, t: Translate): string {
  switch (trouble.kind) {
    case 'too-large':
      return t('csv.trouble.too-large', { megabytes: trouble.megabytes, most: trouble.most });
    case 'too-many-rows':
      return t('csv.trouble.too-many-rows', { most: trouble.most });
    case 'unclosed-quote':
      return t('csv.trouble.unclosed-quote', { line: trouble.line });
    default:
      return t(`csv.trouble.${trouble.kind}`);
  }
}

/** Why nothing can be read with these columns. */
export function columnWords(trouble: ColumnTrouble, nameOf: (warehouse: string) => string, t: Translate): string {
  return trouble.kind === 'warehouse-twice'
    ? t('csv.columns.warehouse-twice', { warehouse: nameOf(trouble.id) })
    : t(`csv.columns.${trouble.kind}`);
}
