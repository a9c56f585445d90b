import { CHANNEL_NAMES, type Channel } from '../../lib/model/channel.ts';
import { CONNECT_WORDS } from '../options/integrations/connect-words.ts';
import { Button } from '../ui/Button.tsx';
import { NoteBox } from '../ui/NoteBox.tsx';
import type { Translate } from '../words/translate.ts';

export interface ConnectOfferProps {
  channel: Channel;
  url: string;
  onConnect(channel: Channel, url: string): void;
  t: Translate;
}

/** Says that the page's shop isn't connected, and offers to connect it. */
export function ConnectOffer({ channel, url, onConnect, t }: ConnectOfferProps) {
  return (
    <div class="popup-note">
      <NoteBox
        icon="plug"
        tone="go"
        title={t('popup.notConnected', { channel: CHANNEL_NAMES[channel] })}
        actions={
          <Button kind="primary" size="s" onClick={() => onConnect(channel, url)}>
            {t(CONNECT_WORDS[channel])}
          </Button>
        }
      >
        {t('popup.notConnectedMore')}
      </NoteBox>
    </div>
  );
}
