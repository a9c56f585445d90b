import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';
import type { StepPorts } from '../steps/step-ports.ts';
import type { Confirmed } from './review.ts';

/** `backing`: it was called off, so all of it is taken back as soon as it can be. */
export type Confirming = 'no' | 'linking' | 'backing';

export interface ConfirmDeps {
  onUndo: StepPorts['undo'];
  onDone(confirmed: Confirmed): void;
  /** It was called off, and all of it was taken back or is on its way back. */
  onCalledOff(): void;
  onError(sentence: string): void;
  t: Translate;
}

/**
 * Confirms a review. What is begun is ended whole in the background, whatever becomes of this page; calling it off takes
 * all of it back by its step, so that nothing is left half linked.
 */
export function useConfirm({ onUndo, onDone, onCalledOff, onError, t }: ConfirmDeps) {
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
    calledOff.current = false;
    setConfirming('no');
    onError(sentence);
  };

  const takeBack = async (confirmed: Confirmed) => {
    const undone = await onUndo(confirmed.step);
    if (left.current) return;
    if (undone.ok) onCalledOff();
    else end(undone.error.sentence);
  };

  return {
    confirming,
    confirm(work: () => Promise<FormReply<Confirmed>>) {
      setConfirming('linking');
      work()
        .then((reply) => {
          if (reply.ok && calledOff.current) return takeBack(reply.value);
          if (left.current) return;
          if (reply.ok) onDone(reply.value);
          else end(reply.error.sentence);
        })
        .catch(() => left.current || end(t('app.noAnswer')));
    },
    callOff() {
      calledOff.current = true;
      setConfirming('backing');
    },
  };
}
