import type { ProductFigures } from '../model/views.ts';
import { guarded } from './safe-cell.ts';

/** Says UTF-8 to spreadsheets that would take it for something older. */
export const BOM = '\uFEFF';

/** The columns before those of the warehouses. */
export const FIXED_COLUMNS = ['sku', 'title', 'barcode'] as const;

/** One line with its end. null: an empty cell, since unknown is never 0. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = guarded(value);
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The head of an export: a column for each warehouse, by its name. */
export function exportHead(warehouses: readonly { name: string }[]): string {
  return BOM + csvLine([...FIXED_COLUMNS, ...warehouses.map(({ name }) => name)]);
}

/** A product's line, its counts in the order of the head. */
export function exportLine({ sku, title, variant, barcode, counts }: ProductFigures): string {
  return csvLine([sku, variant === null ? title : `${title}, ${variant}`, barcode, ...counts]);
}
