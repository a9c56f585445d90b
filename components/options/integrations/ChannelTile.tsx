import { CHANNEL_NAMES, type Channel } from '../../../lib/model/channel.ts';

/** Two neutral letters: a channel is named in words and never dressed in its own colours. */
export function ChannelTile({ channel }: { channel: Channel }) {
  return (
    <span class="chan" aria-hidden="true">
      {CHANNEL_NAMES[channel].slice(0, 2)}
    </span>
  );
}
