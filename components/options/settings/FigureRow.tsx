import { useId } from 'preact/hooks';
import { Icon } from '../../ui/Icon.tsx';
import type { Figure } from './figures.ts';

export interface FigureRowProps {
  figure: Figure<string>;
  /** As the field shows it. */
  text: string;
  error: string | null;
  onText(text: string): void;
}

/** One figure: its label and what it does on the left, its field and unit on the right. */
export function FigureRow({ figure, text, error, onText }: FigureRowProps) {
  const id = useId();
  const { label, help, unit, options } = figure;
  const links = {
    id,
    name: figure.name,
    'aria-describedby': unit === undefined ? `${id}-note` : `${id}-unit ${id}-note`,
    'aria-invalid': error === null ? undefined : true,
    value: text,
  };
  return (
    <div class="setting">
      <div class="setting-words">
        <label for={id}>{label}</label>
        <small id={`${id}-note`} class={error === null ? 'hint' : 'st bad'}>
          {error === null ? (
            help
          ) : (
            <>
              <Icon name="fail" />
              <b>{error}</b>
            </>
          )}
        </small>
      </div>
      <div class="setting-field">
        {options ? (
          <select {...links} class="in m" onChange={(event) => onText(event.currentTarget.value)}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.text}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...links}
            class="in m figure"
            inputMode="numeric"
            autocomplete="off"
            onInput={(event) => onText(event.currentTarget.value)}
          />
        )}
        {unit !== undefined && (
          <span id={`${id}-unit`} class="unit">
            {unit}
          </span>
        )}
      </div>
    </div>
  );
}
