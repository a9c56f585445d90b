/** A copy of a plain value (no cycles, no class instances): several times as fast as structuredClone. */
export function deepCopy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(deepCopy) as T;
  const copy: Record<string, unknown> = {};
  for (const key in value) copy[key] = deepCopy(value[key]);
  return copy as T;
}

/** The value itself, never to be changed again: as safe as a copy, and free for what was frozen before. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const key in value) deepFreeze(value[key]);
  return Object.freeze(value);
}
