import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReplyOf, RequestOf } from '../../../lib/messages/protocol.ts';

export type ShipmentsReply = ReplyOf<'shiptheory.shipments'>;

const PAGE = 50;

export interface Shipments {
  /** null until the first answer. */
  known: ShipmentsReply | null;
  failed: boolean;
  /** Reads so many more. */
  older(): void;
  tryAgain(): void;
}

/** The newest shipments, read again with every change; as many as a person has asked to see. */
export function useShipments(
  list: (request: RequestOf<'shiptheory.shipments'>) => Promise<ShipmentsReply>,
  version: number,
): Shipments {
  const [known, setKnown] = useState<ShipmentsReply | null>(null);
  const [failed, setFailed] = useState(false);
  const [limit, setLimit] = useState(PAGE);
  const [tries, setTries] = useState(0);
  const generation = useRef(0);
  useEffect(() => {
    generation.current += 1;
    const mine = generation.current;
    list({ offset: 0, limit }).then(
      (reply) => {
        if (mine !== generation.current) return;
        setFailed(false);
        setKnown(reply);
      },
      () => mine === generation.current && setFailed(true),
    );
    // An answer that comes after the page is gone changes nothing.
    return () => {
      generation.current += 1;
    };
  }, [version, limit, tries]);
  return {
    known,
    failed,
    older: () => setLimit(limit + PAGE),
    tryAgain: () => setTries(tries + 1),
  };
}
