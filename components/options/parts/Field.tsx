import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from '../../ui/Icon.tsx';

/** What a control inside a {@link Field} needs so that its label, help and error belong to it. */
export interface FieldLinks {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
}

export interface FieldProps {
  label: string;
  /** On the label's line, at its end. */
  beside?: ComponentChildren;
  help?: string | undefined;
  error?: string | null | undefined;
  class?: string;
  children(links: FieldLinks): ComponentChildren;
}

/** Label above, help or error below in the same slot. */
export function Field({ label, beside, help, error, class: className = '', children }: FieldProps) {
  const id = useId();
  const note = error ?? help;
  return (
    <div class={`field ${error ? 'bad' : ''} ${className}`}>
      <span class="field-head">
        <label class="label" for={id}>
          {label}
        </label>
        {beside}
      </span>
      {children({
        id,
        'aria-describedby': note ? `${id}-note` : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {note && (
        <small id={`${id}-note`} class={error ? 'st bad' : 'hint'}>
          {error && <Icon name="fail" />}
          {error ? <b>{note}</b> : note}
        </small>
      )}
    </div>
  );
}
