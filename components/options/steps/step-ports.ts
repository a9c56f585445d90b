import type { UndoRow } from '../../../lib/model/step.ts';
import type { FormReply } from '../form-reply.ts';

/** What is asked about steps that can be taken back as a whole. */
export interface StepPorts {
  /** What taking a step back would do; writes nothing. */
  preview(step: string): Promise<FormReply<{ rows: UndoRow[] }>>;
  undo(step: string): Promise<FormReply<{ back: number; stays: number }>>;
  /** How far the confirmation or the undo at a location has come; null: nothing is going on. */
  progress(location: string): Promise<{ through: number; of: number } | null>;
}
