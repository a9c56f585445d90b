import type { Translate } from '../../components/words/translate.ts';
import type { ChannelError } from '../../lib/model/channel-error.ts';
import { NAME_LIMIT, tidyName } from '../../lib/model/name.ts';
import type { FormError } from '../../lib/model/views.ts';
import { errorWords } from './views/channel-error.ts';

export type Refused = { ok: false; error: FormError };

/** A form's refusal at a field, or for the whole form. */
export function refuse(field: string | null, sentence: string): Refused {
  return { ok: false, error: { field, sentence } };
}

/** A form's refusal because a connected shop didn't do what was asked. Nothing is kept to be sent later, as of counts. */
export function refuseFor(t: Translate, shop: string, error: ChannelError): Refused {
  switch (error.kind) {
    case 'unavailable':
      return refuse(null, t('refuse.busy', { shop }));
    case 'rate-limited':
      return refuse(null, t('refuse.tooMany', { shop }));
    default:
      return refuse(null, errorWords(t, error, shop).sentence);
  }
}

type Named = { ok: true; name: string } | { ok: false; sentence: string };

/** A name as it is kept, or the sentence that says what is wrong with it. */
export function readName(t: Translate, typed: string, what: 'integration' | 'warehouse'): Named {
  const name = tidyName(typed);
  if (name === '') return { ok: false, sentence: t(`refuse.${what}Nameless`) };
  if (name.length > NAME_LIMIT)
    return { ok: false, sentence: t('refuse.nameTooLong', { most: NAME_LIMIT, has: name.length }) };
  return { ok: true, name };
}
