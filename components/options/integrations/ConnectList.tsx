import { CHANNELS, type Channel } from '../../../lib/model/channel.ts';
import type { Translate } from '../../words/translate.ts';
import { ChannelTile } from './ChannelTile.tsx';
import { CONNECT_WORDS } from './connect-words.ts';

export interface ConnectListProps {
  /** No shop is connected yet. */
  first: boolean;
  onConnect(channel: Channel): void;
  /** null: the account is connected. */
  onShiptheory: (() => void) | null;
  t: Translate;
}

/** A button per channel that can be connected. */
export function ConnectList({ first, onConnect, onShiptheory, t }: ConnectListProps) {
  return (
    <section class="card" aria-labelledby="connect-list">
      <header>
        <h2 id="connect-list">{t(first ? 'connect.first' : 'connect.another')}</h2>
      </header>
      <ul class="connect-list">
        {CHANNELS.map((channel) => (
          <li key={channel}>
            <button type="button" class="btn quiet" onClick={() => onConnect(channel)}>
              <ChannelTile channel={channel} />
              {t(CONNECT_WORDS[channel])}
            </button>
          </li>
        ))}
        {onShiptheory && (
          <li>
            <button type="button" class="btn quiet" onClick={onShiptheory}>
              <span class="chan" aria-hidden="true">
                St
              </span>
              {t('connect.shiptheory')}
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}
