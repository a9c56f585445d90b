import { useEffect, useState } from 'preact/hooks';
import type { FirstSyncRowView } from '../../../lib/model/first-sync-row.ts';
import type { Translate } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';
import type { ReadingStage, Watching } from '../reading/reading.ts';
import { useReading } from '../reading/use-reading.ts';
import { carryOver, type Flipped } from './choice.ts';
import type { Preview } from './review.ts';

type Loaded = { kind: 'reading' } | { kind: 'ready'; preview: Preview } | { kind: 'trouble'; sentence: string };

export interface Review {
  loaded: Loaded;
  /** Those of what is loaded; none while it isn't. */
  rows: readonly FirstSyncRowView[];
  /** How far the reading is; null: nothing is being read. */
  stage: ReadingStage | null;
  flipped: Flipped;
  setFlipped(flipped: Flipped): void;
  /** Reads everything anew. */
  read(): void;
  /**
   * Has a SKU stocked, then reads again, so that its row says what would be done with it; what was chosen so far stays,
   * and so do the rows meanwhile. Gives why it came to nothing, as a sentence, or null.
   */
  stock(onStock: () => Promise<string | null>): Promise<string | null>;
}

/** What a review shows, read from its shop while it is open. */
export function useReview(
  location: string,
  onPreview: (location: string, watching: Watching) => Promise<FormReply<Preview>>,
  t: Translate,
): Review {
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'reading' });
  const [flipped, setFlipped] = useState<Flipped>(new Set());
  const reading = useReading<Preview>();
  const rows = loaded.kind === 'ready' ? loaded.preview.rows : [];

  const read = () => {
    setLoaded({ kind: 'reading' });
    setFlipped(new Set());
    reading
      .read((watching) => onPreview(location, watching))
      .then(
        (reply) => {
          if (reply?.ok) setLoaded({ kind: 'ready', preview: reply.value });
          else if (reply) setLoaded({ kind: 'trouble', sentence: reply.error.sentence });
        },
        () => setLoaded({ kind: 'trouble', sentence: t('app.noAnswer') }),
      );
  };
  useEffect(read, [location]);

  const stock: Review['stock'] = async (onStock) => {
    const refused = await onStock();
    if (refused !== null) return refused;
    const reply = await reading.read((watching) => onPreview(location, watching));
    if (reply === null) return null;
    if (!reply.ok) return reply.error.sentence;
    setFlipped(carryOver(rows, flipped, reply.value.rows));
    setLoaded({ kind: 'ready', preview: reply.value });
    return null;
  };

  return { loaded, rows, stage: reading.stage, flipped, setFlipped, read, stock };
}
