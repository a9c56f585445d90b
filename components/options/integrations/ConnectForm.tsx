import type { ConnectForm as FormSpec } from '../../../lib/channels/channel.ts';
import { CHANNEL_NAMES, type Channel } from '../../../lib/model/channel.ts';
import type { IntegrationView } from '../../../lib/model/views.ts';
import type { Translate } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';
import { AccountForm } from './AccountForm.tsx';
import { ChannelTile } from './ChannelTile.tsx';
import { CHECKED } from './ConnectInput.tsx';
import { CONNECT_WORDS } from './connect-words.ts';
import { suggestName } from './suggest-name.ts';

export interface ConnectRequest {
  channel: Channel;
  name: string;
  input: Record<string, string>;
  /** The integration to reconnect with new credentials, or null. */
  replace: string | null;
}

export interface ConnectFormProps {
  spec: FormSpec;
  /** The integration that gets new credentials, or null for a new one. */
  replace: IntegrationView | null;
  /** An address to start with, or ''. */
  url: string;
  takenNames: readonly string[];
  /** See `AccountFormProps.onSubmit`. */
  onConnect(request: ConnectRequest, origins: readonly string[]): Promise<FormReply<{ integration: string }>>;
  onDone(integration: string): void;
  onCancel(): void;
  t: Translate;
}

/** The form that connects or reconnects one shop. */
export function ConnectForm({ spec, replace, url, takenNames, onConnect, onDone, onCancel, t }: ConnectFormProps) {
  const { channel, fields } = spec;
  const address = fields[0]?.name ?? '';
  const start = replace?.url ?? url;
  // Of what a shop was connected with, only its address is known here, and that it was a login.
  const ticked = replace?.loginUrl === undefined ? [] : fields.filter(({ check }) => check);
  return (
    <AccountForm
      id="connect"
      tile={<ChannelTile channel={channel} />}
      about={
        <>
          <p>{t('connect.rights')}</p>
          <ul>
            {spec.rights.map((right) => (
              <li key={right}>{t.reword(right)}</li>
            ))}
          </ul>
        </>
      }
      words={{
        title: replace === null ? t(CONNECT_WORDS[channel]) : t('connect.again', { name: replace.name }),
        nameHelp: t('connect.nameHelp'),
        permission: t('connect.permission'),
        testing: t('connect.testing', { channel: CHANNEL_NAMES[channel] }),
      }}
      fields={fields}
      read={spec.read}
      start={{ [address]: start, ...Object.fromEntries(ticked.map((field) => [field.name, CHECKED])) }}
      first={start === '' ? address : (fields[1]?.name ?? address)}
      name={(values) => replace?.name ?? suggestName(values[address] ?? '', takenNames)}
      onSubmit={(name, input, origins) => onConnect({ channel, name, input, replace: replace?.id ?? null }, origins)}
      onDone={({ integration }) => onDone(integration)}
      onCancel={onCancel}
      t={t}
    />
  );
}
