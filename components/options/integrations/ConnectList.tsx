import { CHANNELS, type Channel } from '../../../lib/model/channel.ts';
import type { Translate } from '../../words/translate.ts';
import { ChannelTile } from './ChannelTile.tsx';
import { CONNECT_WORDS } from './connect-words.ts';

export interface ConnectListProps {
  /** No shop is connected yet. */
  first: boolean;
  onConnect(channel: Channel): void;
  t: Translate;
}

/** A button per channel that can be connected. */
export function ConnectList({ first, onConnect, t }: ConnectListProps) {
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
      </ul>
    </section>
  );
}
