import type { Channel } from '../../lib/model/channel.ts';
import type { Overview, ProblemView } from '../../lib/model/views.ts';
import type { Now } from '../options/parts/Age.tsx';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Icon } from '../ui/Icon.tsx';
import { NoAnswer } from '../ui/NoAnswer.tsx';
import type { Translate } from '../words/translate.ts';
import { ConnectOffer } from './ConnectOffer.tsx';
import { PopupBody } from './PopupBody.tsx';

export type PopupState =
  | { kind: 'loading' }
  | { kind: 'ready'; overview: Overview }
  /** No answer, twice: what was known stays on screen. */
  | { kind: 'no-answer'; overview: Overview | null };

export interface PopupProps {
  state: PopupState;
  /** The page under the popup belongs to a shop that could be connected, or null. */
  offer: { channel: Channel; url: string } | null;
  /** A press of Sync now is being carried out. */
  syncing: boolean;
  onSync(): void;
  onPause(paused: boolean): void;
  /** Products with a count that is low. */
  low: number;
  onLow(): void;
  onSettings(): void;
  onConnect(channel: Channel | null, url: string): void;
  onSolve(problem: ProblemView): void;
  /** Leads to the list of all problems. */
  onProblems(): void;
  onTryAgain(): void;
  now: Now;
  t: Translate;
}

/** Sync status at a glance. 360 × 480; only the middle scrolls, so the buttons never move. */
export function Popup(props: PopupProps) {
  const { state, offer, syncing, low, onLow, onSync, onPause, onSettings, onConnect, onTryAgain, now, t } = props;
  const { onSolve, onProblems } = props;
  const overview = state.kind === 'loading' ? null : state.overview;
  const shops = overview?.integrations ?? [];
  const paused = shops.length > 0 && shops.every((shop) => shop.paused);
  return (
    <div class="popup">
      <header>
        <Icon name="mark" class="mark" />
        <h1 class="grow">{t('popup.heading')}</h1>
        <Button kind="quiet" icon="gear" label={t('popup.settings')} onClick={onSettings} />
      </header>
      <main class="body">
        {state.kind === 'no-answer' && (
          <div class="popup-note">
            <NoAnswer onTryAgain={onTryAgain} t={t} />
          </div>
        )}
        {offer && <ConnectOffer channel={offer.channel} url={offer.url} onConnect={onConnect} t={t} />}
        {state.kind === 'loading' && (
          <p class="sr" role="status">
            {t('app.reading')}
          </p>
        )}
        {overview && shops.length > 0 && (
          <PopupBody
            overview={overview}
            low={low}
            onLow={onLow}
            onSolve={onSolve}
            onProblems={onProblems}
            now={now}
            t={t}
          />
        )}
        {overview && shops.length === 0 && !offer && (
          <Empty
            icon="plug"
            title={t('popup.noShops')}
            action={
              <Button kind="primary" onClick={() => onConnect(null, '')}>
                {t('setup.connect')}
              </Button>
            }
          >
            {t('popup.noShopsMore')}
          </Empty>
        )}
      </main>
      {shops.length > 0 && (
        <footer>
          {paused ? (
            <Button kind="primary" onClick={() => onPause(false)}>
              {t('shop.resume')}
            </Button>
          ) : (
            <Button
              {...(overview?.problems.length === 0 && { kind: 'primary' as const })}
              disabled={syncing}
              icon="refresh"
              onClick={onSync}
            >
              {t('popup.syncNow')}
            </Button>
          )}
          <span class="grow hint" role="status">
            {syncing ? t('popup.syncing') : ''}
          </span>
          {paused ? (
            <Button kind="quiet" icon="refresh" disabled={syncing} onClick={onSync}>
              {t('popup.syncNow')}
            </Button>
          ) : (
            <Button kind="quiet" icon="pause" onClick={() => onPause(true)}>
              {t('shop.pause')}
            </Button>
          )}
        </footer>
      )}
    </div>
  );
}
