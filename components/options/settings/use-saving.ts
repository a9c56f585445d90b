import { useEffect, useRef, useState } from 'preact/hooks';
import type { DataPorts, SavedBackup } from './data-ports.ts';

export type Saving =
  | { kind: 'rest' }
  | { kind: 'writing'; rows: number; total: number }
  | { kind: 'saved'; saved: SavedBackup }
  | { kind: 'failed' };

/** Writes a backup, tells how far it is, and can be stopped; leaving the page stops it too. */
export function useSaving(ports: Pick<DataPorts, 'backUp'>): { saving: Saving; save(): void; cancel(): void } {
  const [saving, setSaving] = useState<Saving>({ kind: 'rest' });
  const run = useRef(0);
  useEffect(
    () => () => {
      run.current += 1;
    },
    [],
  );
  const save = () => {
    const mine = ++run.current;
    const isCancelled = () => mine !== run.current;
    let total = 0;
    setSaving({ kind: 'writing', rows: 0, total });
    ports
      .backUp({
        onTotal: (rows) => {
          total = rows;
        },
        onProgress: (rows) => !isCancelled() && setSaving({ kind: 'writing', rows, total }),
        isCancelled,
      })
      .then(
        (saved) => saved && !isCancelled() && setSaving({ kind: 'saved', saved }),
        () => !isCancelled() && setSaving({ kind: 'failed' }),
      );
  };
  const cancel = () => {
    run.current += 1;
    setSaving({ kind: 'rest' });
  };
  return { saving, save, cancel };
}
