import { ICONS, type IconName, type Shape } from './icons.ts';

export interface IconProps {
  name: IconName;
  /** More classes: `small`, `mark`, `spin`. */
  class?: string;
}

/** A drawing beside words; never spoken, so the words must stand on their own. */
export function Icon({ name, class: extra }: IconProps) {
  const shapes: readonly Shape[] = ICONS[name];
  return (
    <svg class={extra ? `i ${extra}` : 'i'} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {shapes.map((shape) =>
        typeof shape === 'string' ? (
          <path key={shape} d={shape} />
        ) : (
          <path key={shape.d} d={shape.d} stroke-dasharray={shape.dash} />
        ),
      )}
    </svg>
  );
}
