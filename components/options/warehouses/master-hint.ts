import type { Overview, WarehouseDetail } from '../../../lib/model/views.ts';
import type { Translate } from '../../words/translate.ts';
import { masterElsewhere } from './linked.ts';

/** What the choice of a master stock location means here. */
export function masterHint(
  overview: Overview,
  opened: WarehouseDetail | null,
  master: string | null,
  t: Translate,
): string {
  const elsewhere = masterElsewhere(overview, opened);
  if (elsewhere === null) return t(master === null ? 'warehouse.masterNone' : 'warehouse.masterHere');
  return t(master === null ? 'warehouse.masterElsewhere' : 'warehouse.masterMoves', { ...elsewhere });
}
