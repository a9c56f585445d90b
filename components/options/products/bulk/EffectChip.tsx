import type { Effect } from '../../../../lib/bulk/planned.ts';
import { Icon } from '../../../ui/Icon.tsx';
import type { IconName } from '../../../ui/icons.ts';
import type { Translate, WordKey } from '../../../words/translate.ts';

interface Look {
  icon: IconName;
  tone: string;
  word: WordKey;
}

export const EFFECT_LOOKS: Readonly<Record<Effect, Look>> = {
  first: { icon: 'plus', tone: 'go', word: 'changes.first' },
  raise: { icon: 'up', tone: 'ok', word: 'changes.raise' },
  lower: { icon: 'down', tone: 'wait', word: 'changes.lower' },
  'to-zero': { icon: 'zero', tone: 'bad', word: 'changes.toZero' },
  same: { icon: 'skip', tone: '', word: 'changes.same' },
  refused: { icon: 'fail', tone: 'line', word: 'changes.refused' },
};

/** What would become of a count. */
export function EffectChip({ effect, t }: { effect: Effect; t: Translate }) {
  const look = EFFECT_LOOKS[effect];
  return (
    <span class={`chip ${look.tone}`}>
      <Icon name={look.icon} />
      {t(look.word)}
    </span>
  );
}
