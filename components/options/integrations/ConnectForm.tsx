import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ConnectForm as FormSpec } from '../../../lib/channels/channel.ts';
import { CHANNEL_NAMES, type Channel } from '../../../lib/model/channel.ts';
import type { FormError, IntegrationView } from '../../../lib/model/views.ts';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';
import { Field } from '../parts/Field.tsx';
import { ChannelTile } from './ChannelTile.tsx';
import { CHECKED, ConnectInput } from './ConnectInput.tsx';
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
  /**
   * Asks the browser for these origins and then connects. Called straight from the submit, before anything is awaited,
   * since browsers ask only while the click is being handled.
   */
  onConnect(request: ConnectRequest, origins: readonly string[]): Promise<FormReply<{ integration: string }>>;
  onDone(integration: string): void;
  onCancel(): void;
  t: Translate;
}

const NAME = 'name';

/** The form that connects or reconnects one shop. What was typed stays, whatever comes back. */
export function ConnectForm({ spec, replace, url, takenNames, onConnect, onDone, onCancel, t }: ConnectFormProps) {
  const address = spec.fields[0]?.name ?? '';
  const start = replace?.url ?? url;
  // Of what a shop was connected with, only its address is known here, and that it was a login.
  const ticked = replace?.loginUrl === undefined ? [] : spec.fields.filter(({ check }) => check);
  const [values, setValues] = useState<Record<string, string>>({
    [address]: start,
    ...Object.fromEntries(ticked.map((field) => [field.name, CHECKED])),
  });
  // null: not typed yet, so the suggestion from the address stands in.
  const [typedName, setTypedName] = useState<string | null>(replace?.name ?? null);
  const [error, setError] = useState<FormError | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const left = useRef(false);
  const name = typedName ?? suggestName(values[address] ?? '', takenNames);
  const channelName = CHANNEL_NAMES[spec.channel];

  useEffect(() => {
    if (error !== null) focusField(form.current, error.field);
  }, [error]);
  useLayoutEffect(
    () => () => {
      left.current = true;
    },
    [],
  );
  useEffect(() => focusField(form.current, start === '' ? address : (spec.fields[1]?.name ?? address)), []);

  const shown = spec.fields.filter(({ when }) => !when || (values[when.field] === CHECKED) === when.is);

  const submit = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const input = Object.fromEntries(shown.map((field) => [field.name, values[field.name] ?? '']));
    const read = spec.read(input);
    if (!read.ok) return setError({ field: read.field, sentence: read.sentence });
    if (name.trim() === '') return setError({ field: NAME, sentence: t('connect.nameMissing') });
    setBusy(true);
    setError(null);
    onConnect({ channel: spec.channel, name: name.trim(), input, replace: replace?.id ?? null }, read.origins).then(
      (reply) => {
        // Somebody who went on to another page meanwhile isn't fetched back; the shop is listed all the same.
        if (left.current) return;
        setBusy(false);
        if (reply.ok) onDone(reply.value.integration);
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
    <section class="card connect-form" aria-labelledby="connect-title">
      <header>
        <ChannelTile channel={spec.channel} />
        <h2 id="connect-title">
          {replace === null ? t(CONNECT_WORDS[spec.channel]) : t('connect.again', { name: replace.name })}
        </h2>
      </header>
      <div class="rights soft small">
        <p>{t('connect.rights')}</p>
        <ul>
          {spec.rights.map((right) => (
            <li key={right}>{right}</li>
          ))}
        </ul>
      </div>
      <form ref={form} onSubmit={submit} noValidate aria-labelledby="connect-title">
        <div class="form-body">
          {error !== null && !known(error.field) && (
            <NoteBox icon="fail" tone="bad" title={error.sentence} role="alert" />
          )}
          <div class="two">
            {shown.map((field) => (
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
            <Field label={t('connect.name')} help={t('connect.nameHelp')} error={errorAt(NAME)}>
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
            {busy ? t('connect.testing', { channel: channelName }) : t('connect.permission')}
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

function focusField(form: HTMLFormElement | null, field: string | null): void {
  if (form === null || field === null) return;
  const control = form.elements.namedItem(field);
  if (control instanceof HTMLElement) control.focus();
}
