export interface SkeletonProps {
  /** A number is px. */
  width: number | string;
  /** In px, of the text or control that will stand here. */
  height: number;
  /** Space above and below in px, so that the line keeps the height of the text it stands for. */
  margin?: number;
}

/** A grey bar where a figure or a word will be. Show it only after 150 ms, and at the height of what comes. */
export function Skeleton({ width, height, margin = 0 }: SkeletonProps) {
  return (
    <span
      class="skel"
      style={{
        width: typeof width === 'number' ? `${width}px` : width,
        height: `${height}px`,
        marginBlock: `${margin}px`,
      }}
    />
  );
}
