import type { WantedChange } from '../../../../lib/bulk/planned.ts';
import { parseCount } from '../../../../lib/stock/parse-count.ts';
import type { WordKey } from '../../../words/translate.ts';

export type How = 'set' | 'adjust';

/** What was typed for many counts at once, or the key of the sentence that says why it means nothing. */
export function typedChange(how: How, text: string): { ok: true; wanted: WantedChange } | { ok: false; why: WordKey } {
  const parsed = parseCount(text);
  if (!parsed.ok) return { ok: false, why: parsed.reason === 'empty' ? 'bulk.empty' : `count.${parsed.reason}` };
  const { value } = parsed;
  if (how === 'set') return value.kind === 'set' ? { ok: true, wanted: value } : { ok: false, why: 'bulk.signed' };
  const by = value.kind === 'set' ? value.to : value.by;
  return by === 0 ? { ok: false, why: 'bulk.nothing' } : { ok: true, wanted: { kind: 'adjust', by } };
}
