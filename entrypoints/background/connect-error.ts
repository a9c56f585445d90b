import type { Translate } from '../../components/words/translate.ts';
import type { ConnectForm } from '../../lib/channels/channel.ts';
import { CHANNEL_NAMES } from '../../lib/model/channel.ts';
import type { ChannelError } from '../../lib/model/channel-error.ts';
import { type Refused, refuse } from './sentences.ts';

/** What went wrong when a shop was tried, as a sentence at the field that can mend it. */
export function connectError(
  t: Translate,
  error: ChannelError,
  form: ConnectForm,
  input: Readonly<Record<string, string>>,
  url: string,
): Refused {
  const { host } = new URL(url);
  const address = form.fields.find((field) => !field.secret)?.name ?? null;
  const key = form.fields.find((field) => field.secret && input[field.name]?.trim())?.name ?? null;
  const channel = CHANNEL_NAMES[form.channel];
  switch (error.kind) {
    case 'unauthorized':
      return refuse(
        error.field ?? key,
        error.reason === undefined ? t('connect.error.unknownKey', { host }) : t.reword(error.reason),
      );
    case 'forbidden':
      if (error.reason !== undefined) return refuse(error.field ?? key, t.reword(error.reason));
      return refuse(
        key,
        error.missing.length > 0
          ? t('connect.error.keyLacks', { missing: list(t, error.missing), channel })
          : t('connect.error.keyNeeds', { rights: list(t, form.rights) }),
      );
    case 'no-permission':
      return refuse(null, t('connect.error.permission', { host }));
    case 'not-found':
      return refuse(address, t('connect.error.noApi', { host, channel }));
    case 'rate-limited':
      return refuse(null, t('refuse.tooMany', { shop: host }));
    case 'rejected':
      return error.field
        ? refuse(error.field, t.reword(error.reason))
        : refuse(null, t('refuse.said', { shop: host, reason: t.reword(error.reason) }));
    case 'unavailable':
      if (error.status !== undefined) {
        return refuse(null, t('connect.error.status', { host, status: String(error.status) }));
      }
      // A browser doesn't tell these apart.
      return refuse(address, t('connect.error.unreachable', { host }));
    case 'malformed':
      return refuse(address, t('connect.error.malformed', { host, channel }));
  }
}

function list(t: Translate, rights: readonly string[]): string {
  return rights.map(t.reword).join(', ');
}
