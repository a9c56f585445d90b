import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/icons.ts';
import type { Translate, WordKey } from '../../words/translate.ts';
import type { Action } from './choice.ts';

interface Look {
  icon: IconName;
  tone: string;
  word: WordKey;
}

export const ACTION_LOOKS: Record<Action, Look> = {
  create: { icon: 'plus', tone: 'go', word: 'review.create' },
  raise: { icon: 'up', tone: 'ok', word: 'review.raise' },
  lower: { icon: 'down', tone: 'wait', word: 'review.lower' },
  'to-zero': { icon: 'zero', tone: 'bad', word: 'review.toZero' },
  unclear: { icon: 'warn', tone: 'wait', word: 'review.unclear' },
  follow: { icon: 'clock', tone: '', word: 'review.follow' },
  skip: { icon: 'skip', tone: '', word: 'review.skip' },
  unmatched: { icon: 'link', tone: 'line', word: 'review.unmatched' },
};

/** What a first sync would do with a row. */
export function ActionChip({ action, t }: { action: Action; t: Translate }) {
  const look = ACTION_LOOKS[action];
  return (
    <span class={`chip ${look.tone}`}>
      <Icon name={look.icon} />
      {t(look.word)}
    </span>
  );
}
