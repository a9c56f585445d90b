import type { TargetedEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FormError } from '../../../lib/model/views.ts';
import { Button } from '../../ui/Button.tsx';
import type { Translate, WordKey } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';
import { FigureRow } from './FigureRow.tsx';
import { type Figure, readFigures, type Typed } from './figures.ts';
import { SettingsSection } from './SettingsSection.tsx';

export interface FiguresSectionProps<N extends string> {
  title: string;
  lead?: string;
  figures: readonly Figure<N>[];
  /** null: back to the default. */
  onSave(changes: Partial<Record<N, number | null>>): Promise<FormReply<unknown>>;
  /** Told whether leaving would lose what was typed. */
  onDirty(dirty: boolean): void;
  whyNot(error: unknown): string;
  t: Translate;
}

/**
 * A card of figures that are saved together, all or none. What is kept may change in another window meanwhile: fields
 * that nobody touched here follow it.
 */
export function FiguresSection<N extends string>(props: FiguresSectionProps<N>) {
  const { title, figures, onSave, onDirty, whyNot, t } = props;
  const [typed, setTyped] = useState<Typed>({});
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [said, setSaid] = useState<WordKey | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const dirty = figures.some(({ name, value }) => (typed[name]?.trim() ?? String(value)) !== String(value));
  useEffect(() => onDirty(dirty), [dirty]);
  useEffect(() => () => onDirty(false), []);

  const send = (changes: Partial<Record<N, number | null>>, done: WordKey) => {
    setSaid('settings.saving');
    setErrors([]);
    onSave(changes).then(
      (reply) => {
        setSaid(reply.ok ? done : null);
        // What was typed while it was saved isn't saved.
        if (reply.ok)
          setTyped((now) => Object.fromEntries(Object.entries(now).filter(([n, text]) => typed[n] !== text)));
        else setErrors([reply.error]);
      },
      (error: unknown) => {
        setSaid(null);
        setErrors([{ field: null, sentence: whyNot(error) }]);
      },
    );
  };
  const submit = (event: TargetedEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readFigures(figures, typed, ({ least, most }) => t('settings.between', { least, most }));
    if (!read.ok) {
      setSaid(null);
      setErrors(read.errors);
      form.current?.querySelector<HTMLElement>(`[name="${read.errors[0]?.field}"]`)?.focus();
    } else if (Object.keys(read.changes).length === 0) {
      setTyped({});
      setErrors([]);
      setSaid('settings.unchanged');
    } else send(read.changes, 'settings.saved');
  };
  const toDefaults = () =>
    send(
      Object.fromEntries(figures.map(({ name }) => [name, null])) as Partial<Record<N, null>>,
      'settings.areDefaults',
    );
  const whole = errors.find(({ field }) => field === null);

  return (
    <SettingsSection title={title} {...(props.lead !== undefined && { lead: props.lead })}>
      <form ref={form} onSubmit={submit} noValidate>
        {figures.map((figure) => (
          <FigureRow
            key={figure.name}
            figure={figure}
            text={typed[figure.name] ?? String(figure.value)}
            error={errors.find(({ field }) => field === figure.name)?.sentence ?? null}
            onText={(text) => {
              setTyped({ ...typed, [figure.name]: text });
              setErrors(errors.filter(({ field }) => field !== figure.name));
              setSaid(null);
            }}
          />
        ))}
        <div class="foot">
          <span class="grow" role="status">
            {whole && <span class="n-bad">{whole.sentence}</span>}
            {!whole && said !== null && t(said)}
            {!whole && said === null && dirty && t('settings.unsaved')}
          </span>
          <Button size="s" kind="quiet" label={t('settings.defaultsOf', { title })} onClick={toDefaults}>
            {t('settings.defaults')}
          </Button>
          <button type="submit" class={`btn s ${dirty ? 'primary' : ''}`} aria-label={t('settings.saveOf', { title })}>
            {t('form.save')}
          </button>
        </div>
      </form>
    </SettingsSection>
  );
}
