import { Refusal } from './refusal.ts';
import type { ShopState } from './state.ts';

/** A row that a write changed, in the figure that is kept for it. */
export interface Written {
  sku: string;
  source: string;
  from: number;
  to: number;
}

const MOST_AT_ONCE = 20;
/** decimal(12,4) */
const LARGEST = 99_999_999.9999;

/**
 * Saves rows, all or none, and answers nothing. Each overwrites what was there, and is made where there was none, also
 * for a SKU that the catalogue hasn't got. Only the first fault is named, without saying whose it is.
 */
export function saveSourceItems(state: ShopState, body: string): readonly Written[] {
  const given = rows(body);
  if (given.length === 0) throw new Refusal(400, 'Input data is empty');
  if (given.length > MOST_AT_ONCE) {
    throw new Refusal(400, 'Maximum items of type "%type" is %max', {
      type: 'Magento\\InventoryApi\\Api\\Data\\SourceItemInterface',
      max: `${MOST_AT_ONCE}`,
    });
  }
  for (const row of given) validate(row);
  const broken = given.some(
    ({ source_code, quantity }) =>
      !state.sources.some(({ code }) => code === source_code) || Math.abs(Number(quantity)) > LARGEST,
  );
  if (broken) throw new Refusal(400, 'Could not save Source Item');
  return given.flatMap(({ sku, source_code, quantity, status }): Written[] => {
    const code = String(source_code);
    const known = state.like(String(sku))?.sku;
    const from = known ? (state.figure(known, code) ?? 0) : 0;
    const before = state.row(String(sku), code);
    const same = before?.quantity === Number(quantity) && before.status === Number(status);
    state.setRow(before?.sku ?? String(sku), code, Number(quantity), Number(status));
    const to = known ? (state.figure(known, code) ?? 0) : Number(quantity);
    return same ? [] : [{ sku: known ?? String(sku), source: code, from, to }];
  });
}

type Given = Readonly<Record<'sku' | 'source_code' | 'quantity' | 'status', unknown>>;

function rows(body: string): readonly Given[] {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw new Refusal(400, 'Decoding error.');
  }
  const items = typeof json === 'object' && json !== null ? (json as { sourceItems?: unknown }).sourceItems : undefined;
  if (!Array.isArray(items)) {
    throw new Refusal(400, '"%fieldName" is required. Enter and try again.', { fieldName: 'sourceItems' });
  }
  return items as readonly Given[];
}

function validate({ sku, source_code, quantity, status }: Given): void {
  const failed = (what: string) => new Refusal(400, `Validation Failed: ${what}`);
  if (typeof sku !== 'string' || sku === '') throw failed('"sku" can not be empty.');
  if (typeof source_code !== 'string' || source_code === '') throw failed('"source_code" can not be empty.');
  if (typeof quantity !== 'number') throw failed('"quantity" should be numeric.');
  if (typeof status !== 'number') throw failed('"status" should be numeric.');
  if (status !== 0 && status !== 1) throw failed('"status" should be a known status.');
}
