import type { ComponentChildren } from 'preact';
import { ScrollRegion } from './ScrollRegion.tsx';
import { Spacer } from './Spacer.tsx';
import { useNarrow } from './use-narrow.ts';
import { useWindow } from './use-window.ts';

export interface LongTableProps<T> {
  /** Its name, as it is spoken. */
  label: string;
  /** What its styles go by. */
  kind: string;
  /** Heights of a row and of a card, in px, as in the styles. */
  heights: { row: number; card: number };
  /** A class of each column, for its width; null: what is left. */
  columns: readonly (string | null)[];
  /** The cells of the head. */
  head: ComponentChildren;
  rows: readonly T[];
  /** One row. `position`: its `aria-rowindex`, for those who hear only a part of the table. */
  row(row: T, position: number): ComponentChildren;
}

/** A table that scrolls by itself and draws only the rows in sight; in a narrow window its rows are cards. */
export function LongTable<T>({ label, kind, heights, columns, head, rows, row }: LongTableProps<T>) {
  const total = rows.length;
  const height = useNarrow() ? heights.card : heights.row;
  const view = useWindow(total, height);
  return (
    <ScrollRegion label={label} scroller={view.ref} onScroll={view.onScroll}>
      <table
        class={`table ${kind}`}
        // biome-ignore lint/a11y/noRedundantRoles: laid out as cards, a table loses its own roles
        role="table"
        aria-rowcount={total + 1}
      >
        <colgroup>
          {columns.map((name, index) => (
            <col key={index} class={name ?? undefined} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>{head}</tr>
        </thead>
        <Spacer height={view.from * height} columns={columns.length} />
        <tbody>
          {/* Behind the head, which is the first. */}
          {rows.slice(view.from, view.to).map((one, offset) => row(one, view.from + offset + 2))}
        </tbody>
        <Spacer height={(total - view.to) * height} columns={columns.length} />
      </table>
    </ScrollRegion>
  );
}
