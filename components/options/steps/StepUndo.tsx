import type { Overview } from '../../../lib/model/views.ts';
import type { Translate } from '../../words/translate.ts';
import type { StepPorts } from './step-ports.ts';
import { UndoDialog } from './UndoDialog.tsx';

export interface StepUndoProps {
  overview: Overview;
  /** The step's id, or null: none is being looked at. */
  step: string | null;
  ports: StepPorts;
  onDone(words: string): void;
  onClose(): void;
  t: Translate;
}

/** The dialog that takes a step back, with the names of what it is about; none once the step is gone. */
export function StepUndo({ overview, step: id, ports, onDone, onClose, t }: StepUndoProps) {
  const step = overview.steps?.find((each) => each.id === id);
  if (!step) return null;
  const warehouse = overview.warehouses.find((each) => each.id === step.warehouse);
  const link = warehouse?.links.find((each) => each.location === step.location);
  return (
    <UndoDialog
      key={step.id}
      step={step}
      location={link?.name ?? ''}
      warehouse={warehouse?.name ?? ''}
      ports={ports}
      onDone={onDone}
      onClose={onClose}
      t={t}
    />
  );
}
