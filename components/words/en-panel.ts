import type { Words } from './translate.ts';

/** English words of the panel and of what the panel shares with the other screens. */
export const EN_PANEL = {
  // Ages
  'age.seconds': '{n} s',
  'age.minutes': '{n} min',
  'age.hours': '{n} h',
  'age.days': '{n} d',

  // State words, everywhere the same
  'state.in-sync': 'In sync',
  'state.sending': 'Sending',
  'state.waiting': 'Waiting',
  'state.failed': 'Failed',
  'state.paused': 'Paused',
  'state.read-only': 'Read only',
  'state.not-known': 'Not known',
  'state.not-synced': 'Not synced',
  'state.not-live': 'Not live',
  'state.master': 'Master',

  // The panel's frame
  'panel.region': 'Shiptheory stock',
  'panel.title': 'Stock',
  'panel.collapse': 'Collapse panel',
  'panel.expand': 'Expand panel',
  'panel.move': 'Move panel',
  'panel.move.how': 'Drag it, or press the arrow keys. Home puts it back into its corner.',
  'panel.reading': 'Reading counts',

  // Counts
  'count.label': 'Count of {sku} in {warehouse}',
  'count.more': 'One more of {sku} in {warehouse}',
  'count.less': 'One less of {sku} in {warehouse}',
  'count.was': 'was {count}',
  'count.unknown': 'not known',
  'count.empty': 'Type a count. Escape brings the old one back.',
  'count.not-whole': 'Type a whole number: units can’t be split.',
  'count.negative': 'A count can’t be below 0.',
  'count.too-large': 'The highest count is {max}.',
  'count.notation': 'Type digits only, without separators: 1204.',
  'count.adjust-unknown': 'The count isn’t known, so nothing can be added or taken away. Type the count itself.',
  'count.makes-negative': 'That would make {makes}. A count can’t be below 0.',
  'count.makes': 'makes {count}',

  // Locations
  'location.label': '{location} · {integration}',
  'location.master': 'Master stock location',
  'location.verified': 'verified {age} ago',
  'location.held-back': '{n} held back',
  'location.waiting': 'for {what}',
  'location.next-try': 'next try in {age}',
  'location.failed': 'Failed: {why}',
  'location.still-has': 'still has {count}',
  'location.has-unknown': 'its figure isn’t known',
  'location.tries': { one: 'tried once', other: 'tried {n} times' },
  'location.read-only': 'counts come in, none go out',
  'location.retry': 'Retry',
  'location.reconnect': 'Reconnect {integration}',
  'location.see': 'Open problems',
  'location.perhaps': 'It can’t be told whether the last change arrived there. What does {location} have?',
  'location.applied': 'It arrived: {count}',
  'location.not-applied': 'It didn’t: {count}',
  'locations.count': { one: '1 location', other: '{n} locations' },
  'locations.none': 'no location',
  'locations.done-of': '{done} of {total} done',
  'locations.failed-of': { one: '1 of {total} locations', other: '{n} of {total} locations' },
  'locations.show': 'Locations of {sku}',
  'locations.show-in': 'Locations of {sku} in {warehouse}',

  // Unknown
  'unknown.title': '{warehouse} has no count yet',
  'unknown.text': 'Unknown is not zero, so nothing is sent. Type a count, or pull one.',
  'unknown.text-none': 'Unknown is not zero, so nothing is sent. Type a count.',
  'unknown.pull': 'Pull counts from …',
  'unknown.pull-one': '{location} · {integration}: {count}',

  // The count moved while typing
  'moved.title': 'The count moved while you typed',
  'moved.text': 'You saw {seen} and typed {typed}. {warehouse} now has {now}. Nothing was saved.',
  'moved.text-unsent': 'You saw {seen} and typed {typed}. {warehouse} now has {now}. Choose what you meant.',
  'moved.set': 'Set to {n}',
  'moved.apply': 'Apply {by} (makes {makes})',

  // The page's own field
  'page.title': 'Saving this page would undo a change',
  'page.text': 'The page’s own stock field still says {shows}. The shop has {has}.',
  'page.update': 'Bring the page up to date',

  // The foot
  'foot.changes': { one: '1 change', other: '{n} changes' },
  'foot.choose': 'choose a result',
  'foot.correct': 'one can’t be saved yet',
  'foot.save': 'Save',
  'foot.discard': 'Discard',
  'foot.undo': 'Undo',
  'foot.activity': 'Activity',
  'foot.saving': 'Saving',
  'foot.undoing': 'Undoing',
  'foot.again': 'no answer yet, asking again',
  'foot.sending': { one: '{done} of 1 location', other: '{done} of {n} locations' },
  'foot.waiting': 'Waiting for {integration}',
  'foot.waiting-more': 'Waiting for {integration} and {more} more',
  'foot.failed': { one: '1 location failed', other: '{n} locations failed' },
  'foot.saved': 'Saved.',
  'foot.undone': 'Undone.',
  'foot.updated': { one: '{done} of 1 location updated', other: '{done} of {n} locations updated' },
  'foot.not-saved': { one: '1 change not saved', other: '{n} changes not saved' },
  'foot.age': '{age} ago',

  // Many variants
  'grid.caption': 'Counts per variant and warehouse',
  'grid.variant': 'Variant',
  'grid.filter': 'Filter variants',
  'grid.filter-hint': { one: 'Filter 1 variant', other: 'Filter {n} variants' },
  'grid.total': { one: '1 variant', other: '{n} variants' },
  'grid.some': '{n} of {total} variants',
  'grid.none': 'No variant has “{text}” in its name or SKU.',
  'grid.unknown-left': { one: '1 not known', other: '{n} not known' },

  // Rows that aren't synced
  'row.no-sku': 'No SKU',
  'row.no-sku.title': 'This product has no SKU',
  'row.no-sku.text': 'Counts are kept per SKU. Give it one on this page, save the page, then refresh.',
  'row.untracked': 'Not counted by the shop',
  'row.untracked.title': '{integration} doesn’t count this product',
  'row.untracked.text': 'Turn on stock tracking for {sku} on this page, save the page, then refresh.',
  'row.not-in-master': 'Not in master',
  'row.not-in-master.title': 'Not in your master stock location',
  'row.not-in-master.text':
    '{sku} isn’t at {master}, so its counts aren’t kept or sent. Add it there with this SKU, then refresh.',
  'row.no-master.text':
    'No master stock location is chosen yet, so no counts are kept. Choose one in Manage warehouses.',
  'row.not-linked': 'Not linked',
  'row.not-linked.title': '{sku} is in no linked location',
  'row.not-linked.text': 'Link a location of {integration} that has it to a warehouse.',
  'row.duplicate': 'SKU used twice',
  'row.duplicate.title': '{sku} is used more than once in {integration}',
  'row.duplicate.text':
    'Nobody can tell which one a count belongs to, so nothing is sent there. Give each its own SKU, then refresh.',
  'row.refresh': 'Refresh',
  'row.warehouses': 'Open Manage warehouses',
  'row.shop-has': '{location}: {count}',

  // Instead of counts
  'set-up.title': 'Nothing is linked yet',
  'set-up.open': 'Open Manage warehouses',
  'trouble.again': 'Try again',
  'trouble.unreached': 'The panel’s request didn’t come through',
  'trouble.unreached.text': 'What you typed is still here. Try again.',
  'undo.refused': 'It can’t be undone',
  'updated.title': 'The extension was updated',
  'updated.text': 'Reload the page to go on.',
  'updated.kept': 'Reload the page to go on. What you typed ({what}) is kept.',
  'updated.kept-one': '{text} in {warehouse}',
  'updated.reload': 'Reload the page',
} as const satisfies Record<string, Words>;
