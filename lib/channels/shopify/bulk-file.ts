import { type ChannelError, fail, ok, type Result } from '../../model/channel-error.ts';
import type { RemoteItem } from '../channel.ts';
import { ItemRow, LevelRow, VariantRow } from './bulk-schema.ts';
import { remoteItem } from './remote-item.ts';

const odd = (what: string): { ok: false; error: ChannelError } =>
  fail({ kind: 'malformed', detail: `the file of a bulk operation: ${what}` });

/**
 * The items of a bulk operation's file: one JSON object a line, in no order that may be relied on, each child naming
 * its parent. A file with another number of lines than the operation counted isn't whole, and then none of it counts:
 * a level that is missing from it would pass for one that the shop doesn't have.
 */
export function readBulkFile(
  text: string,
  objects: number,
  locations: readonly string[],
): Result<readonly RemoteItem[]> {
  const items = new Map<string, ItemRow>();
  const variants = new Map<string, VariantRow>();
  const levels = new Map<string, Map<string, LevelRow>>();
  const lines = text.split('\n').filter((line) => line !== '');
  if (lines.length !== objects) return odd(`${lines.length} lines instead of ${objects}`);
  for (const line of lines) {
    const row = parse(line);
    if (row === null) return odd('a line that isn’t JSON');
    const item = ItemRow.safeParse(row);
    const variant = VariantRow.safeParse(row);
    const level = LevelRow.safeParse(row);
    if (level.success) {
      const { __parentId: parent, location } = level.data;
      levels.set(parent, (levels.get(parent) ?? new Map()).set(location.id, level.data));
    } else if (variant.success) variants.set(variant.data.__parentId, variant.data);
    else if (item.success) items.set(item.data.id, item.data);
    else return odd('a line of another shape');
  }
  const found: RemoteItem[] = [];
  for (const [id, { sku, tracked, duplicateSkuCount }] of items) {
    const variant = variants.get(id);
    if (!variant) continue;
    const there = levels.get(id);
    const aliased = Object.fromEntries(locations.map((location, index) => [`l${index}`, there?.get(location) ?? null]));
    const made = remoteItem({ ...variant, sku }, { ...aliased, id, tracked, duplicateSkuCount }, locations);
    if (!made.ok) return made;
    found.push(made.value);
  }
  return ok(found);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
