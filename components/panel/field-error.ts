import { MAX_COUNT } from '../../lib/model/count.ts';
import { figure } from '../words/figure.ts';
import type { Translate } from '../words/translate.ts';
import { type Draft, readDraft } from './draft.ts';

/** The sentence at a field: why the background refused it, or what is wrong with the text once it was looked at. */
export function fieldError(draft: Draft, count: number | null, t: Translate): string | null {
  if (draft.refused !== null) return draft.refused;
  const reading = readDraft(draft, count);
  return reading.ok || !(draft.checked || reading.final)
    ? null
    : t(reading.sentence, { max: figure(t, MAX_COUNT), ...reading.params });
}
