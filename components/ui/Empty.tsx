import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

export interface EmptyProps {
  icon: IconName;
  /** One strong line. */
  title: string;
  /** One line of what to do. */
  children?: ComponentChildren;
  /** At most one button. */
  action?: ComponentChildren;
}

/** What a place shows when there is nothing in it yet. */
export function Empty({ icon, title, children, action }: EmptyProps) {
  return (
    <div class="empty">
      <Icon name={icon} />
      <strong>{title}</strong>
      {children !== undefined && <p>{children}</p>}
      {action}
    </div>
  );
}
