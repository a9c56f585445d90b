import type { CellView } from '../../lib/model/views.ts';
import type { IconName } from '../ui/icons.ts';
import type { Tone } from '../ui/StateWord.tsx';
import type { Translate } from '../words/translate.ts';
import { stocking } from './cells.ts';
import { type Progress, progressOf } from './progress.ts';

export interface Summary {
  tone: Tone;
  icon: IconName;
  turning: boolean;
  word: string;
  detail: string | null;
}

/** "Waiting for Acme Woo", "Waiting for Acme Woo and 2 more": who is waited for, as one phrase. */
export function waitingWords(progress: Progress, t: Translate): string {
  const [first = '', ...more] = progress.waitingFor;
  return more.length === 0
    ? t('foot.waiting', { integration: first })
    : t('foot.waiting-more', { integration: first, more: more.length });
}

/**
 * The counts to speak of. One that isn't known sends nothing and waits for nobody, so beside known ones it says so
 * itself and is no news of the whole.
 */
export function counted(cells: readonly CellView[]): readonly CellView[] {
  const known = cells.filter((cell) => cell.count !== null);
  return known.length > 0 ? known : cells;
}

/** The state of all locations under some counts, worst first: what needs a person, then what is on its way. */
export function summaryOf(cells: readonly CellView[], t: Translate): Summary {
  const speaking = counted(cells);
  const progress = progressOf(speaking);
  const locations = speaking.reduce((sum, cell) => sum + stocking(cell).length, 0);
  const still = { turning: false, detail: t('locations.count', { n: locations }) };
  if (locations === 0) {
    return { ...still, tone: 'off', icon: 'dash', word: t('state.not-known'), detail: t('locations.none') };
  }
  if (progress.failed > 0) {
    const detail = t('locations.failed-of', { failed: progress.failed, n: locations });
    return { ...still, tone: 'bad', icon: 'fail', word: t('state.failed'), detail };
  }
  if (cells.every((cell) => cell.count === null)) {
    return { ...still, tone: 'off', icon: 'dash', word: t('state.not-known') };
  }
  if (progress.sending > 0) {
    const detail = t('locations.done-of', { done: progress.done, total: progress.total });
    return { tone: 'go', icon: 'send', turning: true, word: t('state.sending'), detail };
  }
  if (progress.waiting > 0) {
    return { ...still, tone: 'wait', icon: 'clock', word: waitingWords(progress, t), detail: null };
  }
  if (progress.done > 0 && progress.paused > 0) {
    const detail = t('locations.some-paused', { done: progress.done, paused: progress.paused, n: locations });
    return { ...still, tone: 'ok', icon: 'check', word: t('state.in-sync'), detail };
  }
  if (progress.done > 0) return { ...still, tone: 'ok', icon: 'check', word: t('state.in-sync') };
  if (progress.readOnly > 0 && progress.paused === 0) {
    return { ...still, tone: 'off', icon: 'eye', word: t('state.read-only') };
  }
  return { ...still, tone: 'off', icon: 'pause', word: t('state.paused') };
}
