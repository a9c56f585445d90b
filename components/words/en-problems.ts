import type { Words } from './translate.ts';

/** English words of what needs a person: one sentence and one next step each. */
export const EN_PROBLEMS = {
  // What isn't known by name
  'name.shop': 'the shop',
  'name.aShop': 'a shop',
  'name.location': 'its location',
  'name.aLocation': 'a location',
  'name.warehouse': 'the warehouse',
  'name.sku': 'this SKU',
  'name.at': '{location} · {shop}',
  'name.unknownLocation': 'Unknown location',
  'name.unknownShop': 'Unknown shop',
  'name.theShop': 'The shop',
  'name.goneLocation': 'A location that is disconnected',

  'problem.loggedOut':
    'You are logged out of {shop}: log in to the shop’s admin in this browser, and its counts go on.',
  'problem.keyRefused': '{shop} no longer accepts the key it was connected with.',
  'problem.loginLacks':
    'You are logged in to {shop} as somebody who lacks {missing}: log in as a Shop manager or an Administrator.',
  'problem.keyLacks': 'The key of {shop} lacks {missing}.',
  'problem.aRight': 'a right that is needed',
  'problem.permission': 'The browser no longer lets this extension reach {shop}.',
  'problem.unreachable': '{shop} doesn’t answer; changes are kept and sent when it does.',
  'problem.unanswered': {
    one: '{shop} can be read, but 1 new count doesn’t get through to it; it is kept and tried again.',
    other: '{shop} can be read, but {n} new counts don’t get through to it; they are kept and tried again.',
  },
  'problem.unansweredMany':
    '{shop} can be read, but new counts don’t get through to it; they are kept and tried again.',
  'problem.malformed':
    '{shop} answers with something that isn’t its API, often a login or maintenance page; nothing was changed.',
  'problem.rejected': '{place} refused the new count of {sku}.',
  'problem.rejectedSince': '{place} refused the new count of {sku}: {reason}.',
  'problem.ambiguous':
    'Nobody can tell whether the last change of {sku} arrived at {place}: the count is {applied} if it did, {not} if not.',
  'problem.ambiguousUnknown':
    'Nobody can tell whether the last change of {sku} arrived at {place}: the count is one figure if it did, another if not.',
  'problem.twice':
    'A change of {sku} seems to have reached {place} twice: the count is {not} if it did, {applied} if the shop changed by as much in that moment.',
  'problem.twiceUnknown':
    'A change of {sku} seems to have reached {place} twice: the count is one figure if it did, another if the shop changed by as much in that moment.',
  'problem.overwritten':
    '{sku} changed at {place} in the moment of a write: the count is {not} if the write went over that change, {applied} if the shop kept it.',
  'problem.overwrittenUnknown':
    '{sku} changed at {place} in the moment of a write: the count is one figure if the write went over that change, another if the shop kept it.',
  'problem.massDrop': {
    one: '1 SKU went to 0 in {shop} at once, so its sync was stopped before anything spread.',
    other: '{n} SKUs went to 0 in {shop} at once, so its sync was stopped before anything spread.',
  },
  'problem.massDropMany': 'Many SKUs went to 0 in {shop} at once, so its sync was stopped before anything spread.',
  'problem.keyNotRestored':
    '{shop} came out of a backup, and its key isn’t part of one: nothing is read or sent there until it is connected again.',
  'problem.restored':
    'The counts of {place} came out of a backup: nothing is sent there until you have reviewed what changed since.',
  'problem.loop': 'Something else keeps writing the count of {sku} at {place}, so it was paused there.',
  'problem.second':
    'Another installation of this extension writes the counts of {shop} as well; two would count every sale twice.',
  'problem.duplicate': '{sku} is used more than once in {shop}, so nobody can tell which one a count belongs to.',
  'problem.notStocked': '{sku} isn’t stocked at {place} any more; its count stays as it is and nothing is sent there.',
  'problem.missing': '{sku} is gone from {place}; its count stays as it is and nothing is sent there.',
  'problem.untracked': '{shop} doesn’t count the stock of {sku}, so it has no figure there; that isn’t 0.',
  'problem.locationGone': '{location} is no longer among the active locations of {shop}.',
  'problem.keyTooOld': 'A change of {sku} at {place} stayed unanswered for so long that the shop has forgotten it.',

  // Shiptheory
  'problem.shiptheoryRefused': '{shop} no longer accepts the email and password it was connected with.',
  'problem.shiptheoryEnded':
    'The login to {shop} has ended, and its password isn’t kept; orders sent meanwhile are counted once you log in.',
  'problem.shiptheoryUnreachable': '{shop} doesn’t answer; orders sent meanwhile are counted when it does.',
  'problem.shiptheoryMalformed': '{shop} answers with something that isn’t its API; no order was counted from it.',
  'problem.ordersFull': {
    one: '{shop} tells at most 100 shipments of one day; 1 shipment of {day} isn’t told yet and isn’t counted.',
    other: '{shop} tells at most 100 shipments of one day; {n} shipments of {day} aren’t told yet and aren’t counted.',
  },
  'problem.ordersFullMany':
    '{shop} tells at most 100 shipments of one day; many of {day} aren’t told yet and aren’t counted.',
  'problem.thatDay': 'that day',
  'problem.linesMissing': {
    one: '{shop} doesn’t tell what is in 1 completed shipment, {reference}; nothing is counted of it.',
    other: '{shop} doesn’t tell what is in {n} completed shipments, {reference} first; nothing is counted of them.',
  },
  'problem.linesMissingMany': '{shop} doesn’t tell what is in many completed shipments; nothing is counted of them.',
  'problem.undecided': {
    one: 'Nobody has said who deducts {channel}’s orders sent through {shop}, so 1 shipment waited without being counted.',
    other:
      'Nobody has said who deducts {channel}’s orders sent through {shop}, so {n} shipments waited without being counted.',
  },
  'problem.undecidedMany':
    'Nobody has said who deducts {channel}’s orders sent through {shop}, so many shipments waited without being counted.',
  'problem.aChannel': 'a channel',
  'problem.look.changed':
    'Shipment {reference} of {shop} was changed after it was counted; the count keeps what was sent first.',
  'problem.look.reopened': 'Shipment {reference} of {shop} is no longer complete, though it was counted.',
  'problem.look.old':
    'Shipment {reference} of {shop} was created long before the account was connected, so nobody can tell when it was completed; it wasn’t counted.',
  'problem.look.odd-line':
    'Shipment {reference} of {shop} has a line without a SKU or a whole quantity, which wasn’t counted.',
  'problem.look.other': 'Shipment {reference} of {shop} needs a look.',

  // Next steps
  'step.logIn': 'Log in',
  'step.reconnect': 'Reconnect',
  'step.allow': 'Allow access',
  'step.tryNow': 'Try now',
  'step.tryAgain': 'Try again',
  'step.retry': 'Retry',
  'step.choose': 'Choose the count',
  'step.review': 'Review and resume',
  'step.reviewRestored': 'Review',
  'step.otherWriter': 'Turn the other writer off, then resume',
  'step.otherInstallation': 'Disconnect it in one of the two, then resume',
  'step.ownSkus': 'Give each its own SKU in the shop, then sync',
  'step.stock': 'Stock it at {location}',
  'step.putBack': 'Put it back in the shop, then sync',
  'step.track': 'Turn on stock tracking in the shop, then sync',
  'step.warehouses': 'Open Manage warehouses',
  'step.logInAgain': 'Log in again',
  'step.logInAllow': 'Log in again and allow it',
  'step.lookUpThem': 'Look them up again',
  'step.lookUpIt': 'Look it up again',
  'step.whoDeducts': 'Say who deducts',
  'step.look': 'Look at it',
} as const satisfies Record<string, Words>;
