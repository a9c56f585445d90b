import type { Column } from '../../../../lib/bulk/columns.ts';
import type { CsvFile } from '../../../../lib/bulk/csv-file.ts';
import type { WarehouseView } from '../../../../lib/model/views.ts';
import type { Translate, WordKey } from '../../../words/translate.ts';

/** So many values are shown of each column. */
const SAMPLES = 3;

const KINDS = ['sku', 'title', 'barcode', 'ignored'] as const;
const WORDS: Readonly<Record<(typeof KINDS)[number], WordKey>> = {
  sku: 'review.sku',
  title: 'csv.asTitle',
  barcode: 'csv.asBarcode',
  ignored: 'csv.asIgnored',
};

export interface ImportColumnsProps {
  file: CsvFile;
  columns: readonly Column[];
  onColumns(columns: readonly Column[]): void;
  warehouses: readonly Pick<WarehouseView, 'id' | 'name'>[];
  t: Translate;
}

/** What each column of the file is: found out by its name, and changed by hand where that isn't right. */
export function ImportColumns({ file, columns, onColumns, warehouses, t }: ImportColumnsProps) {
  const choose = (index: number, value: string) => {
    const kind = KINDS.find((each) => each === value);
    const column: Column = kind ? { kind } : { kind: 'warehouse', id: value.slice(value.indexOf('/') + 1) };
    onColumns(columns.map((each, at) => (at === index ? column : each)));
  };
  return (
    <div class="scroll-y">
      <table class="table columns">
        <thead>
          <tr>
            <th scope="col">{t('csv.column')}</th>
            <th scope="col">{t('csv.samples')}</th>
            <th scope="col">{t('csv.is')}</th>
          </tr>
        </thead>
        <tbody>
          {file.header.map((name, index) => {
            const column = columns[index] ?? { kind: 'ignored' };
            const samples = file.rows
              .slice(0, SAMPLES)
              .map(({ cells }) => cells[index] ?? '')
              .filter((text) => text !== '');
            const label = name.trim() === '' ? t('csv.nameless', { n: index + 1 }) : name;
            return (
              <tr key={index}>
                <th scope="row">
                  <bdi class="clip block" title={label}>
                    {label}
                  </bdi>
                </th>
                <td>
                  <bdi class="clip block muted">{samples.join(' · ')}</bdi>
                </td>
                <td>
                  <select
                    class="in m"
                    aria-label={t('csv.columnIs', { column: label })}
                    value={column.kind === 'warehouse' ? `warehouse/${column.id}` : column.kind}
                    onChange={(event) => choose(index, event.currentTarget.value)}
                  >
                    {KINDS.map((kind) => (
                      <option key={kind} value={kind}>
                        {t(WORDS[kind])}
                      </option>
                    ))}
                    {warehouses.map((warehouse) => (
                      <option key={warehouse.id} value={`warehouse/${warehouse.id}`}>
                        {t('csv.asCounts', { warehouse: warehouse.name })}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
