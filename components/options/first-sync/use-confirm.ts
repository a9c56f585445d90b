import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';
import type { StepPorts } from '../steps/step-ports.ts';
import type { Confirmed } from './review.ts';

/** `backing`: it was called off, and all of it is taken back once it is linked. `undoing`: that is done now. */
export type Confirming = 'no' | 'linking' | 'backing' | 'undoing';

export interface ConfirmDeps {
  onUndo: StepPorts['undo'];
  onDone(confirmed: Confirmed): void;
  /** It was called off, and all of it was taken back or is on its way back. */
  onCalledOff(): void;
  /** The same after the dialog was closed. A sentence: why it couldn't be taken back, or that it wasn't linked at all. */
  onLate(sentence: string | null): void;
  onError(sentence: string): void;
  t: Translate;
}

/**
 * Confirms a review. What is begun is ended whole in the background, whatever becomes of this page; calling it off takes
 * all of it back by its step, so that nothing is left half linked.
 */
export function useConfirm({ onUndo, onDone, onCalledOff, onLate, onError, t }: ConfirmDeps) {
  const [confirming, setConfirming] = useState<Confirming>('no');
  const calledOff = useRef(false);
  // Whoever closed the dialog is somewhere else by now, and isn't led away from there.
  const left = useRef(false);
  useLayoutEffect(
    () => () => {
      left.current = true;
    },
    [],
  );

  const end = (sentence: string) => {
    if (left.current) {
      // Whoever called it off and closed the dialog waits for what became of it.
      if (calledOff.current) onLate(sentence);
      return;
    }
    calledOff.current = false;
    setConfirming('no');
    onError(sentence);
  };

  const takeBack = async (confirmed: Confirmed) => {
    setConfirming('undoing');
    const undone = await onUndo(confirmed.step);
    if (!undone.ok) end(undone.error.sentence);
    else if (left.current) onLate(null);
    else onCalledOff();
  };

  return {
    confirming,
    confirm(work: () => Promise<FormReply<Confirmed>>) {
      setConfirming('linking');
      work()
        .then((reply) => {
          if (!reply.ok) return end(reply.error.sentence);
          if (calledOff.current) return takeBack(reply.value);
          if (!left.current) onDone(reply.value);
        })
        .catch(() => end(t('app.noAnswer')));
    },
    callOff() {
      calledOff.current = true;
      setConfirming('backing');
    },
  };
}
