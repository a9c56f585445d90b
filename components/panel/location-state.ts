import type { LocationView } from '../../lib/model/views.ts';
import type { IconName } from '../ui/icons.ts';
import type { Tone } from '../ui/StateWord.tsx';
import { age } from '../words/age.ts';
import { figure } from '../words/figure.ts';
import type { Translate } from '../words/translate.ts';

export interface LocationWords {
  tone: Tone;
  icon: IconName;
  turning: boolean;
  /** "In sync", "Failed: the shop refused the key": never split, tests and screen readers look for it. */
  word: string;
  /** Plain remarks after it. */
  details: readonly string[];
  /** "12", "12 → 16", "–". */
  figure: string;
}

/** One location's state, in words. */
export function locationWords(location: LocationView, t: Translate, now: number): LocationWords {
  const { state } = location;
  const base = figure(t, location.base);
  const heldBack = location.heldBack > 0 ? [t('location.held-back', { n: location.heldBack })] : [];
  const verified =
    location.verifiedAt === null ? [] : [t('location.verified', { age: age(t, now - location.verifiedAt) })];
  const still = { turning: false, figure: base };
  switch (state.kind) {
    case 'in-sync':
      return { ...still, tone: 'ok', icon: 'check', word: t('state.in-sync'), details: [...heldBack, ...verified] };
    case 'sending':
      return {
        tone: 'go',
        icon: 'send',
        turning: true,
        word: t('state.sending'),
        details: heldBack,
        figure: state.from === state.to ? figure(t, state.to) : `${figure(t, state.from)} → ${figure(t, state.to)}`,
      };
    case 'waiting': {
      const next = state.retryAt !== null && state.retryAt > now;
      return {
        tone: 'wait',
        icon: 'clock',
        turning: false,
        word: t('state.waiting'),
        details: [
          t('location.waiting', { what: state.for }),
          ...(next ? [t('location.next-try', { age: age(t, Math.max(1_000, (state.retryAt ?? now) - now)) })] : []),
        ],
        figure: state.to === null || state.to === location.base ? base : `${base} → ${figure(t, state.to)}`,
      };
    }
    case 'failed':
      return {
        ...still,
        tone: 'bad',
        icon: 'fail',
        word: t('location.failed', { why: state.why }),
        details: [
          location.base === null
            ? t('location.has-unknown')
            : t(state.action === 'none' ? 'location.had' : 'location.still-has', { count: base }),
          ...(state.tries > 1 ? [t('location.tries', { n: state.tries })] : []),
        ],
      };
    case 'paused':
      return { ...still, tone: 'off', icon: 'pause', word: t('state.paused'), details: state.why ? [state.why] : [] };
    case 'not-stocked':
      return { ...still, tone: 'off', icon: 'dash', word: t('state.not-stocked'), details: [] };
    case 'read-only':
      return {
        ...still,
        tone: 'off',
        icon: 'eye',
        word: t('state.read-only'),
        details: [t('location.read-only'), ...verified],
      };
  }
}
