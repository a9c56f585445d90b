import type { IntegrationView } from '../../../lib/model/views.ts';
import type { IconName } from '../../ui/icons.ts';
import { StateWord, type Tone } from '../../ui/StateWord.tsx';
import type { Translate, WordKey } from '../../words/translate.ts';

interface Look {
  tone: Tone;
  icon: IconName;
  word: WordKey;
}

const LOOKS: Record<IntegrationView['state'], Look> = {
  'in-sync': { tone: 'ok', icon: 'check', word: 'shop.inSync' },
  sending: { tone: 'go', icon: 'send', word: 'shop.sending' },
  waiting: { tone: 'wait', icon: 'clock', word: 'shop.waiting' },
  failed: { tone: 'bad', icon: 'fail', word: 'shop.failed' },
  paused: { tone: 'off', icon: 'pause', word: 'shop.paused' },
  'not-linked': { tone: 'off', icon: 'link', word: 'shop.notLinked' },
};

/** Tone, icon and word of a shop's state. */
export function lookOf(state: IntegrationView['state']): Look {
  return LOOKS[state];
}

/** How a shop is, as icon and word. */
export function IntegrationState({ state, t }: { state: IntegrationView['state']; t: Translate }) {
  const look = LOOKS[state];
  return <StateWord tone={look.tone} icon={look.icon} turning={state === 'sending'} word={t(look.word)} />;
}
