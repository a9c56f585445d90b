import type { Words } from './translate.ts';

/** English words of what the background tells of locations, of changes and of the product on a page. */
export const EN_STATES = {
  // Why a location failed: follows “Failed:”
  'failed.twice': 'the last change seems to have arrived twice',
  'failed.over': 'the last change may have gone over a sale',
  'failed.doubt': 'it can’t be told whether the last change arrived',
  'failed.permission': 'the browser no longer allows access to {shop}',
  'failed.loggedOut': 'you are logged out of {shop}; log in to its admin in this browser',
  'failed.loginLacks': 'whoever is logged in there lacks a right',
  'failed.keyNotRestored': 'it came out of a backup and isn’t connected yet',
  'failed.keyRefused': 'its key was refused',
  'failed.keyLacks': 'its key lacks a right',
  'failed.noFigure': 'the shop gives no figure',

  // Why it has no figure, is paused, or its shop was stopped
  'because.missing': 'it isn’t there any more',
  'because.untracked': 'the shop doesn’t count it',
  'because.inactive': 'it isn’t stocked at this location',
  'because.malformed': 'the shop gave no whole number for it',
  'because.duplicate': 'its SKU is used more than once there',
  'because.renamed': 'its SKU was changed there',
  'because.person': 'paused by hand',
  'because.restored': 'it came out of a backup and waits for your review',
  'because.loop': 'something else keeps writing it',
  'because.mass-drop': 'too many counts went to 0 at once',
  'because.second-installation': 'another installation of this extension writes there too',
  'because.stopped': 'stopped',
  'because.paused': 'paused',
  'because.shopPaused': '{shop} is paused',
  'because.skipped': 'left out at the first sync',
  'because.off': 'turned off',

  // What a location waits for: follows “Waiting for”
  'awaits.unlink': 'its last change, then it is unlinked',
  'awaits.first': 'a first reading',
  'awaits.change': 'the first change',
  'awaits.reading': 'a fresh reading',

  // The state of a location in one phrase, for a change that hasn't got there
  'now.sending': 'Sending',
  'now.waiting': 'Waiting for {what}',
  'now.failed': 'Failed: {why}',
  'now.paused': 'Paused: {why}',
  'now.readOnly': 'Read only: counts come in, none go out',
  'now.notStocked': 'Not stocked there',

  // What changed a count
  'entry.firstFrom': 'First count, from {place}',
  'entry.first': 'First count',
  'entry.pulledFrom': 'Pulled from {place}',
  'entry.pulled': 'Pulled',
  'entry.lowered': 'Sold or lowered on {shop}',
  'entry.raised': 'Returned or raised on {shop}',
  'entry.typedFor': 'Typed: {reason}',
  'entry.typed': 'Typed here',
  'entry.undone': 'Undone',
  'entry.stepUndone': 'First sync undone, of {place}',
  'entry.order': 'Order sent through Shiptheory',
  'entry.settled': 'Settled after an unclear answer',
  'entry.moved': 'It was changed meanwhile',
  'entry.movedBy': '{what}, {age} ago',
  'entry.loweredBy': '{n} sold or lowered on {shop}, {age} ago',
  'entry.raisedBy': '{n} returned or raised on {shop}, {age} ago',

  // Edits that aren't made
  'edit.below-zero': 'That would make the count less than 0.',
  'edit.unknown-count': 'The count isn’t known yet, so nothing can be added or taken away. Type the count itself.',
  'edit.not-in-catalogue': 'This SKU isn’t in your master stock location, so its counts aren’t kept.',
  'edit.too-large': 'The highest count is {n}.',
  'edit.unlinked': 'No linked location of this warehouse has this SKU.',
  'edit.moved': 'It moved meanwhile: {what}.',
  'edit.answered': 'That was answered already.',
  'edit.warehouseGone': 'This warehouse was deleted. Reload the page.',
  'undo.wasUndone': 'It was undone.',
  'undo.warehouseGone': 'Its warehouse was deleted, so there is no count to undo it in.',
  'undo.wasUnknown': 'The count wasn’t known before, so there is nothing to go back to.',
  'undo.itsWasUnknown': 'Its count wasn’t known before, so there is nothing to go back to.',
  'undo.unlinked': 'No linked location of this warehouse has this SKU any more.',
  'undo.isUnknown': 'The count isn’t known now, so nothing can be taken back from it.',
  'undo.below-zero': 'Undone now, it would make the count less than 0.',

  // Nothing is linked yet
  'set-up.warehouse': 'Add a warehouse, and link this shop’s location to it.',
  'set-up.link': 'Link a location of this shop to a warehouse.',
} as const satisfies Record<string, Words>;
