import type { Overview } from '../../../lib/model/views.ts';
import type { IconName } from '../../ui/icons.ts';
import type { Tone } from '../../ui/StateWord.tsx';
import type { Translate } from '../../words/translate.ts';

export interface Headline {
  tone: Tone;
  icon: IconName;
  words: string;
}

/** How everything stands, in three words: the worst thing first. */
export function syncHeadline({ integrations, problems }: Overview, t: Translate): Headline {
  if (integrations.length === 0) return { tone: 'off', icon: 'plug', words: t('sync.none') };
  if (problems.length > 0) return { tone: 'bad', icon: 'fail', words: t('sync.problems', { n: problems.length }) };
  if (integrations.every((each) => each.paused)) return { tone: 'off', icon: 'pause', words: t('sync.paused') };
  const failed = integrations.reduce((sum, each) => sum + each.failed, 0);
  if (failed > 0) return { tone: 'bad', icon: 'fail', words: t('sync.failed', { n: failed }) };
  if (integrations.every((each) => each.state === 'not-linked'))
    return { tone: 'off', icon: 'link', words: t('sync.notLinked') };
  if (integrations.some((each) => each.state === 'sending'))
    return { tone: 'go', icon: 'send', words: t('sync.sending') };
  const waiting = integrations.reduce((sum, each) => sum + each.waiting, 0);
  if (waiting > 0) return { tone: 'wait', icon: 'clock', words: t('sync.waiting', { n: waiting }) };
  if (integrations.some((each) => each.state === 'waiting'))
    return { tone: 'wait', icon: 'clock', words: t('sync.waitingSome') };
  if (integrations.some((each) => each.paused)) return { tone: 'off', icon: 'pause', words: t('sync.pausedSome') };
  return { tone: 'ok', icon: 'check', words: t('sync.ok') };
}
