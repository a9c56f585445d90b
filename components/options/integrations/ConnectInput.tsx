import type { ConnectField } from '../../../lib/channels/channel.ts';
import type { FieldLinks } from '../parts/Field.tsx';

export interface ConnectInputProps {
  field: ConnectField;
  links: FieldLinks;
  value: string;
  onValue(value: string): void;
}

/** What a ticked box gives as its value; see `ConnectField`. */
export const CHECKED = 'yes';

/** One input of a connect form. Addresses and keys read left to right in any language, and secrets aren't shown. */
export function ConnectInput({ field, links, value, onValue }: ConnectInputProps) {
  const attributes = {
    ...links,
    name: field.name,
    value,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: false,
    dir: 'ltr',
    required: !field.optional,
    onInput: (event: { currentTarget: HTMLInputElement }) => onValue(event.currentTarget.value),
  } as const;
  if (field.check) {
    return (
      <input
        {...links}
        class="tick"
        type="checkbox"
        name={field.name}
        checked={value === CHECKED}
        onChange={(event) => onValue(event.currentTarget.checked ? CHECKED : '')}
      />
    );
  }
  return field.secret ? (
    <input class="in mono" type="password" {...attributes} />
  ) : (
    <input class="in" type="text" {...attributes} />
  );
}
