import type { FormError } from '../../lib/model/views.ts';

/** What a form's call comes back with: a value, or the field and the sentence to show there. */
export type FormReply<T> = { ok: true; value: T } | { ok: false; error: FormError };
