import type { ConnectForm } from '../../lib/channels/channel.ts';
import { CHANNEL_NAMES } from '../../lib/model/channel.ts';
import type { ChannelError } from '../../lib/model/channel-error.ts';
import { type Refused, refuse } from './sentences.ts';

/** What went wrong when a shop was tried, as a sentence at the field that can mend it. */
export function connectError(
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
        error.reason ?? `${host} doesn’t know this key. Copy it again, whole, and check that it belongs to this shop.`,
      );
    case 'forbidden':
      if (error.reason !== undefined) return refuse(error.field ?? key, error.reason);
      return refuse(
        key,
        error.missing.length > 0
          ? `This key lacks ${error.missing.join(', ')}. Add that in ${channel}, then test again.`
          : `This key may not do what is needed. It needs: ${form.rights.join(', ')}.`,
      );
    case 'no-permission':
      return refuse(null, `The browser wasn’t allowed to reach ${host}. Press Test and save again, and allow it.`);
    case 'not-found':
      return refuse(address, `${host} answers, but there is no ${channel} API at this address.`);
    case 'rate-limited':
      return refuse(null, `${host} gets too many requests just now. Try again in a minute.`);
    case 'rejected':
      return error.field ? refuse(error.field, error.reason) : refuse(null, `${host} refused: ${error.reason}`);
    case 'unavailable':
      if (error.status !== undefined) {
        return refuse(
          null,
          `${host} was reached, but it answers with error ${error.status}, as a shop under maintenance does. Try again later.`,
        );
      }
      // A browser doesn't tell these apart.
      return refuse(
        address,
        `${host} can’t be reached, or its certificate isn’t trusted by this browser. Open the address in a tab to see which.`,
      );
    case 'malformed':
      return refuse(
        address,
        `${host} answers with something that isn’t ${channel}’s API: often another address, a login or a maintenance page.`,
      );
  }
}
