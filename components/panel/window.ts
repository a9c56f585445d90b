/** Heights in px. */
export interface WindowInput {
  /** Each row's own height, in order. */
  heights: readonly number[];
  scrollTop: number;
  viewport: number;
  /** Drawn beyond both edges, so that Tab and a fast scroll find a row. */
  overscan: number;
  /** A row that must stay drawn wherever it is: it has the focus. */
  keep: number | null;
}

export type Piece = { kind: 'row'; index: number } | { kind: 'gap'; height: number };

/** Which rows to draw, with gaps of the right height for the others, so that the scroll bar tells the truth. */
export function visiblePieces({ heights, scrollTop, viewport, overscan, keep }: WindowInput): readonly Piece[] {
  const from = scrollTop - overscan;
  const to = scrollTop + viewport + overscan;
  const pieces: Piece[] = [];
  let top = 0;
  for (const [index, height] of heights.entries()) {
    const bottom = top + height;
    const last = pieces.at(-1);
    if ((bottom > from && top < to) || index === keep) pieces.push({ kind: 'row', index });
    else if (last?.kind === 'gap') last.height += height;
    else pieces.push({ kind: 'gap', height });
    top = bottom;
  }
  return pieces;
}
