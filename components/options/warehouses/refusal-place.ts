import { NAME_LIMIT, tidyName } from '../../../lib/model/name.ts';
import type { FormError } from '../../../lib/model/views.ts';
import type { Translate } from '../../words/translate.ts';
import { choiceOf, type LowDraft } from '../low-stock/low-draft.ts';

/** What of the form can't be saved as it is; null: nothing. */
export function check(name: string, picked: string, low: LowDraft, t: Translate): FormError | null {
  const has = tidyName(name).length;
  if (has === 0) return { field: 'name', sentence: t('warehouse.nameMissing') };
  if (has > NAME_LIMIT) return { field: 'name', sentence: t('refuse.nameTooLong', { most: NAME_LIMIT, has }) };
  if (picked !== '') return { field: 'location', sentence: t('warehouse.notAdded') };
  if (choiceOf(low) === null) return { field: 'low', sentence: t('low.unitsWrong') };
  return null;
}

/** Where a refusal is shown: at the name, at the location picker, at a linked location, at the warning, or above the form. */
export function placeOf(
  error: FormError | null,
  locations: readonly string[],
): 'name' | 'location' | 'row' | 'low' | 'form' | null {
  if (error === null) return null;
  if (error.field === 'name' || error.field === 'low') return error.field;
  if (error.field === 'location' || error.field === 'locations' || error.field === 'master') return 'location';
  return error.field !== null && locations.includes(error.field) ? 'row' : 'form';
}
