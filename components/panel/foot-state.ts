import type { IconName } from '../ui/icons.ts';
import type { Tone } from '../ui/StateWord.tsx';
import type { Translate } from '../words/translate.ts';
import { cellKey, cellsOf } from './cells.ts';
import { movedSince, readDraft } from './draft.ts';
import { type Progress, progressOf } from './progress.ts';
import type { PanelState } from './state.ts';
import { counted, summaryOf, waitingWords } from './summary.ts';

/** What the foot says and offers. */
export interface FootState {
  tone?: Tone;
  icon?: IconName;
  turning?: boolean;
  word: string;
  detail: string | null;
  /** A time to show after it, outside what is read out. */
  verifiedAt: number | null;
  /** 0 to 1 while something is sent; null: no bar. */
  bar: number | null;
  /** How many changes Save would send or check; null: there is nothing to save. */
  save: { changes: number; ready: boolean } | null;
  undo: boolean;
  activity: boolean;
}

const QUIET = { detail: null, verifiedAt: null, bar: null, save: null, undo: false, activity: false } as const;

/** The one line at the foot: unsaved changes first, then what is on its way, then how the last save went. */
export function footState(state: PanelState, t: Translate): FootState {
  if (!state.live) return { ...QUIET, tone: 'off', icon: 'pause', word: t('state.not-live') };
  const drafts = [...state.drafts];
  const unsaved = drafts.filter(([, draft]) => draft.sending === null);
  if (unsaved.length > 0)
    return changes(
      state,
      unsaved.map(([key]) => key),
      t,
    );
  const again = state.unconfirmed ? t('foot.again') : null;
  if (drafts.length > 0)
    return { ...QUIET, tone: 'go', icon: 'send', turning: true, word: t('foot.saving'), detail: again };
  if (state.undoing) return { ...QUIET, tone: 'go', icon: 'undo', word: t('foot.undoing'), detail: again };
  if (state.saved) return afterSaving(state, t);
  return atRest(state, t);
}

function changes(state: PanelState, keys: readonly string[], t: Translate): FootState {
  const cells = new Map(cellsOf(state.view).map((cell) => [cell.key, cell.view.count]));
  let choose = 0;
  let wrong = 0;
  for (const key of keys) {
    const draft = state.drafts.get(key);
    if (!draft) continue;
    const count = cells.get(key) ?? null;
    if (draft.what !== null && movedSince(draft, count)) choose += 1;
    else if (draft.checked && !readDraft(draft, count).ok) wrong += 1;
  }
  return {
    ...QUIET,
    word: t('foot.changes', { n: keys.length }),
    detail: choose > 0 ? t('foot.choose') : wrong > 0 ? t('foot.correct') : null,
    save: { changes: keys.length, ready: choose < keys.length },
  };
}

function afterSaving(state: PanelState, t: Translate): FootState {
  const saved = new Set(state.saved?.entries.map((entry) => cellKey(entry.warehouse, entry.sku)));
  const cells = cellsOf(state.view).filter((cell) => saved.has(cell.key));
  const progress = progressOf(cells.map((cell) => cell.view));
  const undo = state.saved?.undone === false;
  const underWay = onItsWay(progress, t);
  if (underWay) return { ...underWay, undo };
  return {
    ...QUIET,
    tone: 'ok',
    icon: 'check',
    word: t(undo ? 'foot.saved' : 'foot.undone'),
    detail: progress.total === 0 ? null : t('foot.updated', { done: progress.done, n: progress.total }),
    undo,
  };
}

function atRest(state: PanelState, t: Translate): FootState {
  const cells = cellsOf(state.view).map((cell) => cell.view);
  if (cells.length === 0) {
    return { ...QUIET, tone: 'off', icon: 'flag', word: t('state.not-synced'), activity: true };
  }
  const progress = progressOf(counted(cells));
  const underWay = cells.some((cell) => cell.count !== null) ? onItsWay(progress, t) : null;
  if (underWay) return { ...underWay, activity: true };
  const summary = summaryOf(cells, t);
  return {
    ...QUIET,
    ...summary,
    detail: progress.done > 0 ? t('locations.count', { n: progress.done }) : summary.detail,
    verifiedAt: progress.done > 0 ? progress.verifiedAt : null,
    activity: true,
  };
}

/** What failed, is being sent, or waits: worst first, or null when everything has arrived. */
function onItsWay(progress: Progress, t: Translate): FootState | null {
  if (progress.failed > 0) {
    return { ...QUIET, tone: 'bad', icon: 'fail', word: t('foot.failed', { n: progress.failed }) };
  }
  if (progress.sending > 0) {
    return {
      ...QUIET,
      tone: 'go',
      icon: 'send',
      turning: true,
      word: t('state.sending'),
      detail: t('foot.sending', { done: progress.done, n: progress.total }),
      bar: progress.done / progress.total,
    };
  }
  if (progress.waiting > 0) return { ...QUIET, tone: 'wait', icon: 'clock', word: waitingWords(progress, t) };
  return null;
}
