import { useId } from 'preact/hooks';
import type { Translate } from '../../words/translate.ts';
import { EVERYTHING, NOTHING, type Selection, sizeOf } from './selection.ts';

export interface SelectAllProps {
  total: number;
  selection: Selection;
  onSelect(selection: Selection): void;
  /** With its words beside it. */
  worded?: boolean;
  t: Translate;
}

/** Ticks everything that matches, drawn or not. */
export function SelectAll({ total, selection, onSelect, worded = false, t }: SelectAllProps) {
  const size = sizeOf(selection, total);
  const label = t('products.selectAll', { n: total });
  const id = useId();
  const box = (
    <input
      id={id}
      type="checkbox"
      aria-label={label}
      title={label}
      checked={selection.all && size === total && total > 0}
      ref={(element) => {
        if (element) element.indeterminate = size > 0 && !(selection.all && size === total);
      }}
      onChange={(event) => onSelect(event.currentTarget.checked ? EVERYTHING : NOTHING)}
    />
  );
  if (!worded) return box;
  return (
    <span class="row grow">
      {box}
      <label for={id} class="clip">
        {t('products.selectAllShort', { n: total })}
      </label>
    </span>
  );
}
