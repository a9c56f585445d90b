import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FormError, ShiptheoryView } from '../../../lib/model/views.ts';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';
import { ConnectInput } from '../integrations/ConnectInput.tsx';
import { Field } from '../parts/Field.tsx';
import type { ShiptheorySpec } from './spec.ts';

export interface ShiptheoryFormProps {
  spec: ShiptheorySpec;
  /** The account that is logged in to again, or null for a new one. */
  account: ShiptheoryView | null;
  /** Asks the browser for these origins and then logs in: called straight from the submit, before anything is awaited. */
  onConnect(
    request: { name: string; input: Record<string, string> },
    origins: readonly string[],
  ): Promise<FormReply<{ name: string }>>;
  onDone(name: string): void;
  onCancel(): void;
  t: Translate;
}

const NAME = 'name';

/** The form that logs in to Shiptheory. What was typed stays, whatever comes back; the password only while it is open. */
export function ShiptheoryForm({ spec, account, onConnect, onDone, onCancel, t }: ShiptheoryFormProps) {
  const [values, setValues] = useState<Record<string, string>>({
    email: account?.email ?? '',
    keep: account?.kept ? 'yes' : '',
  });
  const [name, setName] = useState(account?.name ?? t('shiptheory.name'));
  const [error, setError] = useState<FormError | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const left = useRef(false);

  useEffect(() => {
    if (error?.field) focusField(form.current, error.field);
  }, [error]);
  useLayoutEffect(
    () => () => {
      left.current = true;
    },
    [],
  );
  useEffect(() => focusField(form.current, account ? 'password' : 'email'), []);

  const submit = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const input = Object.fromEntries(spec.fields.map((field) => [field.name, values[field.name] ?? '']));
    const read = spec.read(input);
    if (!read.ok) return setError({ field: read.field, sentence: read.sentence });
    if (name.trim() === '') return setError({ field: NAME, sentence: t('connect.nameMissing') });
    setBusy(true);
    setError(null);
    onConnect({ name: name.trim(), input }, read.origins).then(
      (reply) => {
        // Somebody who went on to another page meanwhile isn't fetched back.
        if (left.current) return;
        setBusy(false);
        if (reply.ok) onDone(reply.value.name);
        else setError(reply.error);
      },
      () => {
        setBusy(false);
        setError({ field: null, sentence: t('app.noAnswer') });
      },
    );
  };
  const errorAt = (field: string) => (error?.field === field ? error.sentence : null);
  const change = (field: string, value: string) => {
    setValues({ ...values, [field]: value });
    if (error?.field === field) setError(null);
  };

  return (
    <section class="card connect-form" aria-labelledby="shiptheory-title">
      <header>
        <span class="chan" aria-hidden="true">
          St
        </span>
        <h2 id="shiptheory-title">
          {account ? t('shiptheory.again', { name: account.name }) : t('connect.shiptheory')}
        </h2>
      </header>
      <div class="rights soft small">
        <p>{t('shiptheory.what')}</p>
        <ul>
          <li>{t('shiptheory.reads')}</li>
          <li>{t('shiptheory.readsCatalogue')}</li>
        </ul>
      </div>
      <form ref={form} onSubmit={submit} noValidate aria-labelledby="shiptheory-title">
        <div class="form-body">
          {error !== null && error.field === null && (
            <NoteBox icon="fail" tone="bad" title={error.sentence} role="alert" />
          )}
          <div class="two">
            {spec.fields.map((field) => (
              <Field key={field.name} label={field.label} help={field.help} error={errorAt(field.name)}>
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
            <Field label={t('connect.name')} help={t('shiptheory.nameHelp')} error={errorAt(NAME)}>
              {(links) => (
                <input
                  {...links}
                  class="in"
                  type="text"
                  name={NAME}
                  value={name}
                  maxLength={80}
                  autocomplete="off"
                  required
                  onInput={(event) => {
                    setName(event.currentTarget.value);
                    if (error?.field === NAME) setError(null);
                  }}
                />
              )}
            </Field>
          </div>
        </div>
        <footer class="bulk">
          <span class="grow hint" role="status">
            {busy ? t('connect.testing', { channel: t('shiptheory.name') }) : t('shiptheory.permission')}
          </span>
          <button type="button" class="btn quiet" onClick={onCancel}>
            {t('form.cancel')}
          </button>
          <button type="submit" class="btn primary" disabled={busy}>
            {t('connect.submit')}
          </button>
        </footer>
      </form>
    </section>
  );
}

function focusField(form: HTMLFormElement | null, field: string): void {
  const control = form?.elements.namedItem(field);
  if (control instanceof HTMLElement) control.focus();
}
