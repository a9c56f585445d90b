import type { LocationView } from '../../lib/model/views.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { RailStop } from '../ui/Rail.tsx';
import { figure } from '../words/figure.ts';
import type { Translate } from '../words/translate.ts';
import { locationWords } from './location-state.ts';
import type { PanelActions } from './model.ts';
import type { Place } from './ports.ts';

export interface LocationStopProps {
  location: LocationView;
  place: Place;
  /** false: nothing can be done from here any more. */
  live: boolean;
  actions: PanelActions;
  t: Translate;
  now: number;
}

/** What is asked about a write that left two possible counts, and the two answers. */
const DOUBTS = {
  lost: { what: 'location.perhaps', ifApplied: 'location.applied', ifNot: 'location.not-applied' },
  twice: { what: 'location.perhaps-twice', ifApplied: 'location.once', ifNot: 'location.twice' },
  over: { what: 'location.perhaps-over', ifApplied: 'location.kept', ifNot: 'location.over' },
} as const;

/** One location under a count: its figure, its state in words, and what can be done about it. */
export function LocationStop({ location, place, live, actions, t, now }: LocationStopProps) {
  const words = locationWords(location, t, now);
  const label = t('location.label', { location: location.name, integration: location.integrationName });
  return (
    <RailStop
      tone={words.tone}
      icon={words.icon}
      turning={words.turning}
      label={label}
      name={
        <span title={label}>
          <bdi>{location.name}</bdi>{' '}
          <span class="muted">
            · <bdi>{location.integrationName}</bdi>
          </span>
          {location.master && (
            <>
              {' '}
              <Icon name="flag" class="inl" />
              <span class="sr">{t('location.master')}</span>
            </>
          )}
        </span>
      }
      figure={words.figure}
      note={
        <>
          {' '}
          <span class={`st ${words.tone}`}>
            <b>{words.word}</b>
          </span>
          {words.details.map((detail, index) => (
            <span key={detail}>
              {index === 0 && location.state.kind === 'waiting' ? ' ' : ' · '}
              <bdi>{detail}</bdi>
            </span>
          ))}
        </>
      }
      actions={live ? actionsFor() : undefined}
    />
  );

  function actionsFor() {
    const { state, choices } = location;
    if (choices) {
      const doubt = DOUBTS[choices.twice ? 'twice' : choices.over ? 'over' : 'lost'];
      const answer = (applied: boolean) => actions.choose({ ...place, doubt: choices.doubt, applied });
      return (
        <>
          <p class="choice">{t(doubt.what, { location: location.name })}</p>
          <Button size="s" onClick={() => answer(true)}>
            {t(doubt.ifApplied, { count: figure(t, choices.ifApplied) })}
          </Button>
          <Button size="s" onClick={() => answer(false)}>
            {t(doubt.ifNot, { count: figure(t, choices.ifNot) })}
          </Button>
        </>
      );
    }
    // Nobody has to sit out the wait.
    if (state.kind === 'waiting' && state.to !== null && state.retryAt !== null) return retry();
    if (state.kind === 'not-stocked' || (state.kind === 'failed' && state.action === 'stock')) {
      return (
        <>
          <p class="choice">{t('location.stock-question', { location: location.name })}</p>
          <Button size="s" icon="plus" onClick={() => actions.stock(place)}>
            {t('location.stock', { location: location.name })}
          </Button>
        </>
      );
    }
    if (state.kind !== 'failed') return undefined;
    // Nothing to be done from here, but there is a problem that says what to do.
    if (state.action === 'choose' || state.action === 'none') {
      return (
        <Button size="s" onClick={() => actions.open('#activity/problems')}>
          {t('location.see')}
        </Button>
      );
    }
    return (
      <>
        {retry()}
        {state.action === 'reconnect' && (
          <Button size="s" kind="quiet" onClick={() => actions.open('#integrations')}>
            {t('location.reconnect', { integration: location.integrationName })}
          </Button>
        )}
      </>
    );
  }

  function retry() {
    return (
      <Button size="s" icon="refresh" onClick={() => actions.retry(place)}>
        {t('location.retry')}
      </Button>
    );
  }
}
