import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ConnectField } from '../../../lib/channels/channel.ts';
import { NAME_LIMIT, tidyName } from '../../../lib/model/name.ts';
import type { FormError } from '../../../lib/model/views.ts';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';
import { Field } from '../parts/Field.tsx';
import { CHECKED, ConnectInput } from './ConnectInput.tsx';

/** What a form's input comes to before any call is made. */
type Read = { ok: true; origins: readonly string[] } | { ok: false; field: string; sentence: string };

/** What the form says around its fields. */
export interface AccountFormWords {
  title: string;
  nameHelp: string;
  /** At the foot, before anything is sent and while it is. */
  permission: string;
  testing: string;
}

export interface AccountFormProps<T> {
  /** Makes the ids of this form. */
  id: string;
  tile: ComponentChildren;
  /** What the key is for, above the fields. */
  about: ComponentChildren;
  words: AccountFormWords;
  fields: readonly ConnectField[];
  read(input: Readonly<Record<string, string>>): Read;
  /** What the fields start with. */
  start: Readonly<Record<string, string>>;
  /** The field that has the focus at first. */
  first: string;
  /** The name as long as nobody has typed one, from what is in the fields. */
  name(values: Readonly<Record<string, string>>): string;
  /**
   * Asks the browser for these origins and then connects. Called straight from the submit, before anything is awaited,
   * since browsers ask only while the click is being handled.
   */
  onSubmit(name: string, input: Record<string, string>, origins: readonly string[]): Promise<FormReply<T>>;
  onDone(value: T): void;
  onCancel(): void;
  t: Translate;
}

const NAME = 'name';

/** The form that connects an account by its keys. What was typed stays, whatever comes back. */
export function AccountForm<T>(props: AccountFormProps<T>) {
  const { id, tile, about, words, fields, read, start, first, onSubmit, onDone, onCancel, t } = props;
  const [values, setValues] = useState<Readonly<Record<string, string>>>(start);
  // null: not typed yet.
  const [typedName, setTypedName] = useState<string | null>(null);
  const [error, setError] = useState<FormError | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const left = useRef(false);
  const name = typedName ?? props.name(values);
  const shown = fields.filter(({ when }) => !when || (values[when.field] === CHECKED) === when.is);

  useEffect(() => {
    if (error !== null) focusField(form.current, error.field);
  }, [error]);
  useLayoutEffect(
    () => () => {
      left.current = true;
    },
    [],
  );
  useEffect(() => focusField(form.current, first), []);

  const submit = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const input = Object.fromEntries(shown.map((field) => [field.name, values[field.name] ?? '']));
    const result = read(input);
    if (!result.ok) return setError({ field: result.field, sentence: t.reword(result.sentence) });
    const has = tidyName(name).length;
    if (has === 0) return setError({ field: NAME, sentence: t('connect.nameMissing') });
    if (has > NAME_LIMIT) {
      return setError({ field: NAME, sentence: t('refuse.nameTooLong', { most: NAME_LIMIT, has }) });
    }
    setBusy(true);
    setError(null);
    onSubmit(name.trim(), input, result.origins).then(
      (reply) => {
        // Somebody who went on to another page meanwhile isn't fetched back; what was connected is listed all the same.
        if (left.current) return;
        setBusy(false);
        if (reply.ok) onDone(reply.value);
        else setError(reply.error);
      },
      () => {
        setBusy(false);
        setError({ field: null, sentence: t('app.noAnswer') });
      },
    );
  };

  const known = (field: string | null) => field === NAME || shown.some((each) => each.name === field);
  const errorAt = (field: string) => (error?.field === field ? error.sentence : null);
  const change = (field: string, value: string) => {
    setValues({ ...values, [field]: value });
    if (error?.field === field) setError(null);
  };

  return (
    <section class="card connect-form" aria-labelledby={`${id}-title`}>
      <header>
        {tile}
        <h2 id={`${id}-title`}>{words.title}</h2>
      </header>
      <div class="rights soft small">{about}</div>
      <form ref={form} onSubmit={submit} noValidate aria-labelledby={`${id}-title`}>
        <div class="form-body">
          {error !== null && !known(error.field) && (
            <NoteBox icon="fail" tone="bad" title={error.sentence} role="alert" />
          )}
          <div class="two">
            {shown.map((field) => (
              <Field
                key={field.name}
                label={t.reword(field.label)}
                help={t.reword(field.help)}
                error={errorAt(field.name)}
              >
                {(links) => (
                  <ConnectInput
                    field={field}
                    links={links}
                    value={values[field.name] ?? ''}
                    onValue={(value) => change(field.name, value)}
                  />
                )}
              </Field>
            ))}
            <Field label={t('connect.name')} help={words.nameHelp} error={errorAt(NAME)}>
              {(links) => (
                <input
                  {...links}
                  class="in"
                  type="text"
                  name={NAME}
                  value={name}
                  autocomplete="off"
                  required
                  onInput={(event) => {
                    setTypedName(event.currentTarget.value);
                    if (error?.field === NAME) setError(null);
                  }}
                />
              )}
            </Field>
          </div>
        </div>
        <footer class="bulk">
          <span class="grow hint" role="status">
            {busy ? words.testing : words.permission}
          </span>
          <button type="button" class="btn quiet" onClick={onCancel}>
            {t('form.cancel')}
          </button>
          <button type="submit" class="btn primary" aria-disabled={busy}>
            {t('connect.submit')}
          </button>
        </footer>
      </form>
    </section>
  );
}

function focusField(form: HTMLFormElement | null, field: string | null): void {
  if (form === null || field === null) return;
  const control = form.elements.namedItem(field);
  if (control instanceof HTMLElement) control.focus();
}
