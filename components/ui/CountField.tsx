import type { TargetedEvent, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { figure } from '../words/figure.ts';
import type { Translate } from '../words/translate.ts';
import { Icon } from './Icon.tsx';

export interface CountFieldProps {
  /** "Count of {SKU} in {warehouse}". */
  label: string;
  /** The count as it is known; null is shown as "–", never as 0. */
  count: number | null;
  /** What was typed, or null: nothing was. */
  text: string | null;
  /** Names of the steppers; without them there are none (in a grid). */
  steppers?: { more: string; less: string };
  locked?: boolean;
  /** Something is wrong with what was typed; `errorId` names the element that says what. */
  invalid?: boolean;
  errorId?: string;
  /** "was 14" while it is edited. */
  description?: string;
  /** Names the field for whoever has to go to it. */
  cell?: string;
  onText(text: string): void;
  onStep(by: number): void;
  /** The field was left. */
  onLeave(): void;
  /** Escape: back to the count. */
  onRevert(): void;
  /** Enter. */
  onSubmit(): void;
  t: Translate;
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/**
 * One count to type into: `12` sets, `+3` and `-2` adjust. At rest it shows the figure with separators, while it has
 * the focus the bare digits. The steppers are out of the tab order, since the arrow keys do the same.
 */
export function CountField(props: CountFieldProps) {
  const { count, text, locked = false, invalid = false, t } = props;
  const input = useRef<HTMLInputElement>(null);
  const [focused, setFocused] = useState(false);
  const arriving = useRef(false);
  const atRest = focused && !locked ? (count === null ? '' : String(count)) : figure(t, count);

  // The digits replaced the formatted figure, which drops the selection that a Tab made.
  useLayoutEffect(() => {
    if (focused && text === null) input.current?.select();
  }, [focused]);

  function onKeyDown(event: TargetedKeyboardEvent<HTMLInputElement>) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || locked) return;
    const step = STEPS[event.key];
    if (step !== undefined) props.onStep(event.shiftKey ? step * 10 : step);
    else if (event.key === 'Enter') props.onSubmit();
    else if (event.key === 'Escape' && text !== null) props.onRevert();
    else return;
    event.preventDefault();
  }

  function onPointerUp(event: TargetedEvent<HTMLInputElement>) {
    const field = event.currentTarget;
    // A click into the field means the whole figure; a drag within it means a part.
    if (arriving.current && field.selectionStart === field.selectionEnd) field.select();
    arriving.current = false;
  }

  const classes = ['count', !props.steppers && 'bare', count === null && text === null && 'unknown'];
  classes.push(text !== null && 'edited', locked && 'locked', invalid && 'bad');
  const canStep = !locked && (count !== null || text !== null);
  const stepper = (label: string, icon: 'plus' | 'minus', by: number) => (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      disabled={!canStep}
      // Keeps the focus, and the caret, where the person typed.
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => props.onStep(by)}
    >
      <Icon name={icon} />
    </button>
  );

  return (
    <span class={classes.filter(Boolean).join(' ')} data-cell={props.cell}>
      {props.steppers && stepper(props.steppers.less, 'minus', -1)}
      <input
        ref={input}
        type="text"
        inputMode="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-label={props.label}
        aria-invalid={invalid}
        aria-errormessage={invalid ? props.errorId : undefined}
        aria-describedby={invalid ? props.errorId : undefined}
        aria-description={props.description}
        title={props.description}
        readOnly={locked}
        value={text ?? atRest}
        onInput={(event) => props.onText(event.currentTarget.value)}
        onFocus={() => setFocused(true)}
        onBlur={() => {
          setFocused(false);
          props.onLeave();
        }}
        onPointerDown={() => {
          arriving.current = !focused;
        }}
        onPointerUp={onPointerUp}
        onKeyDown={onKeyDown}
      />
      {props.steppers && stepper(props.steppers.more, 'plus', 1)}
    </span>
  );
}
