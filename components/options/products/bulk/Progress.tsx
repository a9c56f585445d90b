/** How much of a long piece of work is done, as a thin bar that is spoken too. */
export function Progress({ done, of, label }: { done: number; of: number; label: string }) {
  const part = of === 0 ? 1 : Math.min(1, done / of);
  return (
    <div
      class="meter"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(part * 100)}
    >
      <i style={{ width: `${part * 100}%` }} />
    </div>
  );
}
