import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

export type Tone = 'ok' | 'go' | 'wait' | 'bad' | 'off';

export interface StateWordProps {
  tone?: Tone;
  icon?: IconName;
  /** The icon turns: something is on its way. */
  turning?: boolean;
  word: string;
  /** Plain text after the word. */
  children?: ComponentChildren;
}

/** A state: icon and word, then its detail. Never an icon or a colour alone. */
export function StateWord({ tone, icon, turning, word, children }: StateWordProps) {
  return (
    <span class={tone ? `st ${tone}` : 'st'}>
      {icon && <Icon name={icon} {...(turning && { class: 'spin' })} />}
      <b>{word}</b>
      {children !== undefined && children !== null && (
        <>
          {/* Not drawn within the row, but spoken and copied: "Saved. 3 of 3". */} <bdi class="clip">{children}</bdi>
        </>
      )}
    </span>
  );
}
