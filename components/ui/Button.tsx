import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

type Native = Pick<
  JSX.IntrinsicElements['button'],
  | 'onClick'
  | 'onPointerDown'
  | 'onPointerMove'
  | 'onPointerUp'
  | 'onPointerCancel'
  | 'onKeyDown'
  | 'disabled'
  | 'ref'
  | 'id'
  | 'title'
  | 'aria-expanded'
  | 'aria-controls'
  | 'aria-describedby'
  | 'aria-description'
>;

export interface ButtonProps extends Native {
  /** One primary per view; `quiet` for the second thing to do. */
  kind?: 'primary' | 'quiet';
  size?: 's';
  icon?: IconName;
  /** Accessible name; needed where there is no text, or where the text says more than the name. */
  label?: string;
  /** It is at work already: it looks and is told as disabled, and keeps the focus for what comes of it. */
  busy?: boolean;
  children?: ComponentChildren;
}

/** A button: with words, or with an icon alone and a `label` for its name and tooltip. */
export function Button({ kind, size, icon, label, busy, children, title, onClick, ...native }: ButtonProps) {
  const iconOnly = children === undefined;
  const classes = ['btn', kind, size, iconOnly && 'icon'].filter(Boolean).join(' ');
  const tip = title ?? (iconOnly ? label : undefined);
  return (
    <button
      type="button"
      class={classes}
      aria-label={label}
      {...(tip !== undefined && { title: tip })}
      {...(busy ? { 'aria-disabled': true } : onClick && { onClick })}
      {...native}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
