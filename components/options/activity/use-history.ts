import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReplyOf } from '../../../lib/messages/protocol.ts';
import type { ActivityEntry, EntryFilter, EntryPlace } from '../../../lib/model/activity.ts';
import type { ActivityPorts } from './activity-ports.ts';
import { mergeEntries } from './merge-entries.ts';

const PAGE = 100;

export interface History {
  /** null: not read yet. */
  entries: readonly ActivityEntry[] | null;
  /** Where older ones begin; null: there are none. */
  next: EntryPlace | null;
  /** New ones that aren't shown yet, since somebody reads. `gap`: there are more than could be read at once. */
  waiting: { n: number; gap: boolean } | null;
  failed: boolean;
  /** Older ones are being read. */
  reading: boolean;
  showNew(): void;
  readOlder(): void;
  tryAgain(): void;
}

interface Read {
  entries: readonly ActivityEntry[];
  next: EntryPlace | null;
}

/**
 * The history that a filter lets through, page by page, kept fresh: what is new is shown at once while the list's top is
 * in sight, and waits behind a button while somebody reads further down.
 */
export function useHistory(
  page: ActivityPorts['page'],
  filter: EntryFilter,
  version: number,
  isReading: () => boolean,
): History {
  const [known, setKnown] = useState<Read | null>(null);
  const [fresh, setFresh] = useState<Read | null>(null);
  const [failed, setFailed] = useState(false);
  const [reading, setReading] = useState(false);
  const [again, setAgain] = useState(0);
  /** Answers to what was asked before the filter changed are dropped. */
  const asked = useRef(0);
  const shown = useRef<Read | null>(null);
  shown.current = known;
  const key = JSON.stringify(filter);

  /** Goes on looking as long as nothing that fits was found. */
  const read = async (after: EntryPlace | null, round: number): Promise<Read | null> => {
    let place = after;
    for (;;) {
      const reply: ReplyOf<'activity.page'> = await page({ filter, after: place, limit: PAGE, grouped: true });
      if (round !== asked.current) return null;
      if (reply.entries.length > 0 || reply.next === null) return reply;
      place = reply.next;
    }
  };

  useEffect(() => {
    const round = ++asked.current;
    setKnown(null);
    setFresh(null);
    setFailed(false);
    setReading(false);
    read(null, round).then(
      (first) => first && setKnown(first),
      () => round === asked.current && setFailed(true),
    );
    return () => {
      asked.current += 1;
    };
  }, [key, again]);

  const take = (newest: Read) => {
    setFresh(null);
    setKnown((before) => (before === null || isGap(before, newest) ? newest : joined(before, newest)));
  };

  useEffect(() => {
    if (shown.current === null) return;
    const round = asked.current;
    page({ filter, after: null, limit: PAGE, grouped: true }).then(
      (newest) => {
        const before = shown.current;
        if (round !== asked.current || before === null || newCount(before, newest) === 0) return;
        if (isReading()) setFresh(newest);
        else take(newest);
      },
      // What is shown stays; the page says elsewhere that the background gives no answer.
      () => undefined,
    );
  }, [version]);

  const readOlder = () => {
    if (known === null || known.next === null || reading) return;
    const round = asked.current;
    setReading(true);
    read(known.next, round).then(
      (older) => {
        if (!older) return;
        setReading(false);
        setFailed(false);
        setKnown((now) => now && { entries: mergeEntries(now.entries, older.entries), next: older.next });
      },
      () => {
        if (round !== asked.current) return;
        setReading(false);
        setFailed(true);
      },
    );
  };

  return {
    entries: known?.entries ?? null,
    next: known?.next ?? null,
    waiting: fresh && known ? { n: newCount(known, fresh), gap: isGap(known, fresh) } : null,
    failed,
    reading,
    showNew: () => fresh && take(fresh),
    readOlder,
    tryAgain: () => (known === null ? setAgain(again + 1) : readOlder()),
  };
}

function joined(before: Read, newest: Read): Read {
  return { entries: mergeEntries(before.entries, newest.entries), next: before.next };
}

function newCount(before: Read, newest: Read): number {
  const ids = new Set(before.entries.map(({ id }) => id));
  const oldest = before.entries.at(-1);
  return newest.entries.filter(({ id, at }) => !ids.has(id) && (before.next === null || !oldest || at >= oldest.at))
    .length;
}

/** More came than one page holds, so that there would be a hole between both. */
function isGap(before: Read, newest: Read): boolean {
  if (newest.next === null) return false;
  const ids = new Set(before.entries.map(({ id }) => id));
  return !newest.entries.some(({ id }) => ids.has(id));
}
