import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

export interface NoteBoxProps {
  icon: IconName;
  tone?: 'go' | 'ok' | 'wait' | 'bad';
  /** One strong sentence. */
  title: string;
  /** `alert` is read out at once: only for what a person must know before they go on. */
  role?: 'alert';
  /** One plain sentence. */
  children?: ComponentChildren;
  actions?: ComponentChildren;
}

/** A soft box in place: what is the matter, and what can be done. */
export function NoteBox({ icon, tone, title, role, children, actions }: NoteBoxProps) {
  return (
    <div class={tone ? `note-box ${tone}` : 'note-box'} role={role}>
      <Icon name={icon} />
      <p class="strong">{title}</p>
      {children !== undefined && <p>{children}</p>}
      {actions && <div class="row">{actions}</div>}
    </div>
  );
}
