import { useEffect, useRef, useState } from 'preact/hooks';
import type { OptionsPorts } from '../../ports.ts';
import { figurePages } from '../bulk/figure-pages.ts';
import type { Selection } from '../selection.ts';
import type { ProductQuery } from '../use-products.ts';
import { exportCsv } from './export-csv.ts';

export interface Export {
  /** null: none is on its way. */
  progress: { done: number; of: number } | null;
  /** A sentence, after one that failed. */
  failed: string | null;
  start(query: ProductQuery, selection: Selection, day: string): void;
  cancel(): void;
}

/** Writes what matches, or what is ticked, to a file. */
export function useExport(ports: Pick<OptionsPorts, 'figures' | 'download' | 'whyNot'>): Export {
  const [progress, setProgress] = useState<Export['progress']>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const cancelled = useRef(false);
  const cancel = () => {
    cancelled.current = true;
    setProgress(null);
  };
  useEffect(() => cancel, []);

  const run = async (query: ProductQuery, selection: Selection, day: string) => {
    const parts = await exportCsv(figurePages(ports.figures, query, selection), {
      onProgress: (done, of) => !cancelled.current && setProgress({ done, of }),
      isCancelled: () => cancelled.current,
    });
    if (parts) ports.download(`stock-${day}.csv`, parts);
  };
  return {
    progress,
    failed,
    start(query, selection, day) {
      cancelled.current = false;
      setFailed(null);
      setProgress({ done: 0, of: 0 });
      run(query, selection, day)
        .catch((error: unknown) => setFailed(ports.whyNot(error)))
        .finally(() => setProgress(null));
    },
    cancel,
  };
}
