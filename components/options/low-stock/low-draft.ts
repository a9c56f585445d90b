import type { LowChoice } from '../../../lib/model/low-choice.ts';
import { parseCount } from '../../../lib/stock/parse-count.ts';
import { figure } from '../../words/figure.ts';
import type { Translate } from '../../words/translate.ts';

/** A choice while it is being made. `text`: the threshold as it is typed. */
export interface LowDraft {
  kind: 'inherit' | 'at' | 'none';
  text: string;
}

export function draftOf(choice: LowChoice): LowDraft {
  return typeof choice === 'number' ? { kind: 'at', text: String(choice) } : { kind: choice, text: '' };
}

/** What is chosen; null: what is typed isn't a threshold. */
export function choiceOf({ kind, text }: LowDraft): LowChoice | null {
  if (kind !== 'at') return kind;
  const parsed = parseCount(text);
  return parsed.ok && parsed.value.kind === 'set' ? parsed.value.to : null;
}

/** "5 or fewer", in the middle of a sentence. null: no warning. */
export function lowWords(units: number | null, t: Translate): string {
  if (units === null) return t('low.never');
  return units === 0 ? t('low.atZero') : t('low.orFewer', { n: figure(t, units) });
}
