import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';
import type { Tone } from './StateWord.tsx';

/** The line from one count to the places it reaches. `hung`: it comes down from a count above. */
export function Rail({ hung, children }: { hung?: boolean; children: ComponentChildren }) {
  return <div class={hung ? 'rail hung' : 'rail'}>{children}</div>;
}

export interface RailStopProps {
  tone: Tone;
  icon: IconName;
  turning?: boolean;
  /** Name of the group, as it is spoken. */
  label: string;
  /** What is shown as its name. */
  name: ComponentChildren;
  figure?: ComponentChildren;
  note?: ComponentChildren;
  actions?: ComponentChildren;
  /** It can be dragged elsewhere; what does so has a button beside it for those who don't drag. */
  onDragStart?: (event: DragEvent) => void;
}

/** One place on the rail: its state as node, its name, its figure, and below them the state in words. */
export function RailStop({ tone, icon, turning, label, name, figure, note, actions, onDragStart }: RailStopProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a form's; this is a place with its figure
    <div role="group" aria-label={label} {...(onDragStart && { draggable: true, onDragStart })}>
      <span class={`node n-${tone}`}>
        <Icon name={icon} {...(turning && { class: 'spin' })} />
      </span>
      <span class="clip">{name}</span>
      <span class="fig">{figure}</span>
      {note !== undefined && <span class="note">{note}</span>}
      {actions && <span class="act">{actions}</span>}
    </div>
  );
}
