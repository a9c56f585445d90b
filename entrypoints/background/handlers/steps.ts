import type { Handlers } from '../../../lib/messages/server.ts';
import { ok } from '../../../lib/model/channel-error.ts';
import { integrationOf } from '../../../lib/model/ids.ts';
import type { Hub } from '../hub.ts';
import { refuse } from '../sentences.ts';

/** Taking a step of the set-up back as a whole: what it would do, doing it, and how far it is. */
export function stepHandlers(hub: Hub): Pick<Handlers, 'step.preview' | 'step.undo' | 'step.progress'> {
  return {
    async 'step.preview'({ step }) {
      const rows = await hub.engine.previewUndo(step);
      return rows ? ok({ rows: [...rows] }) : refuse(null, hub.t('steps.error.over'));
    },

    async 'step.undo'({ step: id }) {
      const step = await hub.steps.step(id);
      const undone = await hub.engine.undoStep(id);
      hub.screens.changed();
      if (!undone || !step) return refuse(null, hub.t('steps.error.over'));
      hub.sync({ integrations: [integrationOf(step.location)] });
      return ok(undone);
    },

    async 'step.progress'({ location }) {
      const steps = await hub.steps.steps();
      const at = steps.find(
        (step) => step.location === location && (step.state === 'confirming' || step.state === 'undoing'),
      );
      return { progress: at ? { through: at.through, of: at.rows } : null };
    },
  };
}
