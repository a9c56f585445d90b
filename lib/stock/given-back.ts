/**
 * What a location is given that goes back to `due`, and what of it was the warehouse's.
 *
 * It can't be given less than nothing, or than what it had before where that was below 0 (`floor`, ≤ 0): what was sold
 * beyond that (`beyond`, < 0) was sold from the warehouse's stock. And no shop is sent a figure below 0, which shops
 * refuse: one that is at 0 or above gets 0 (`raised`: by how much that is more than what is due), and one that is below 0
 * already stays where it is.
 */
export function givenBack(due: number, floor: number, base: number): { to: number; beyond: number; raised: number } {
  const least = Math.max(floor, due);
  if (least >= 0 || least === base) return { to: least, beyond: due - least, raised: 0 };
  if (base >= 0) return { to: 0, beyond: due - least, raised: -least };
  const beyond = Math.max(due - base, due - least);
  return { to: base, beyond, raised: base - (due - beyond) };
}
