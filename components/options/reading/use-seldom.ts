import { useEffect, useRef, useState } from 'preact/hooks';

/** Between two announcements of how far something is: hearing every figure would be hearing nothing else. Milliseconds. */
const EVERY_MS = 10_000;

/** A text that moves on all the time, as it is to be announced: at once when a new stage begins, else seldom. */
export function useSeldom(text: string, stage: string): string {
  const newest = useRef(text);
  newest.current = text;
  const [said, setSaid] = useState(text);
  useEffect(() => {
    const say = () => setSaid(newest.current);
    say();
    const timer = setInterval(say, EVERY_MS);
    return () => clearInterval(timer);
  }, [stage]);
  return said;
}
