import type { CellView, LocationView } from '../../lib/model/views.ts';

/** How far the locations under some counts are. Paused and read-only ones are no part of it: nothing is sent to them. */
export interface Progress {
  total: number;
  done: number;
  sending: number;
  failed: number;
  /** Integrations that are waited for, each once, in the order of the locations. */
  waitingFor: readonly string[];
  waiting: number;
  paused: number;
  readOnly: number;
  /** When the oldest of the figures in sync was read, or null: none was. */
  verifiedAt: number | null;
}

export function progressOf(cells: readonly CellView[]): Progress {
  const all = cells.flatMap((cell) => cell.locations);
  const of = (kind: LocationView['state']['kind']) => all.filter((location) => location.state.kind === kind);
  const done = of('in-sync');
  const waiting = of('waiting');
  const counts = { sending: of('sending').length, failed: of('failed').length };
  const times = done.map((location) => location.verifiedAt).filter((at) => at !== null);
  return {
    ...counts,
    total: done.length + waiting.length + counts.sending + counts.failed,
    done: done.length,
    waiting: waiting.length,
    waitingFor: [...new Set(waiting.map((location) => location.integrationName))],
    paused: of('paused').length,
    readOnly: of('read-only').length,
    verifiedAt: times.length === 0 ? null : Math.min(...times),
  };
}
