import { Icon } from './Icon.tsx';

export interface SearchBoxProps {
  /** Its accessible name; the hint is only shown while it is empty. */
  label: string;
  hint: string;
  value: string;
  onValue(value: string): void;
  /** Where it stands: `grow`, `p-filter`. */
  class: string;
}

/** A field that narrows what is listed below it, while somebody types. */
export function SearchBox({ label, hint, value, onValue, class: place }: SearchBoxProps) {
  return (
    <span class={`search ${place}`}>
      <Icon name="search" />
      <input
        class="in m"
        type="search"
        aria-label={label}
        placeholder={hint}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </span>
  );
}
