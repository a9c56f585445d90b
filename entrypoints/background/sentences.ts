import type { ChannelError } from '../../lib/model/channel-error.ts';
import type { FormError } from '../../lib/model/views.ts';
import { errorWords } from './views/channel-error.ts';

export type Refused = { ok: false; error: FormError };

/** A form's refusal at a field, or for the whole form. */
export function refuse(field: string | null, sentence: string): Refused {
  return { ok: false, error: { field, sentence } };
}

/** A form's refusal because a connected shop didn't do what was asked. Nothing is kept to be sent later, as of counts. */
export function refuseFor(shop: string, error: ChannelError): Refused {
  switch (error.kind) {
    case 'unavailable':
      return refuse(null, `${shop} doesn’t answer just now. Try again.`);
    case 'rate-limited':
      return refuse(null, `${shop} gets too many requests just now. Try again in a minute.`);
    default:
      return refuse(null, errorWords(error, shop).sentence);
  }
}

export const NAME_LIMIT = 80;

/** A name as it is kept, or the sentence that says what is wrong with it. `what` begins the sentence. */
export function readName(typed: string, what: string): { ok: true; name: string } | { ok: false; sentence: string } {
  const name = typed.trim().replace(/\s+/g, ' ');
  if (name === '') return { ok: false, sentence: `${what} needs a name.` };
  if (name.length > NAME_LIMIT) return { ok: false, sentence: `A name has at most ${NAME_LIMIT} characters.` };
  return { ok: true, name };
}
