import type { Words } from './translate.ts';

/** English words of what the background refuses, where a person asked for it. */
export const EN_REFUSALS = {
  // Connected shops
  'refuse.busy': '{shop} doesn’t answer just now. Try again.',
  'refuse.tooMany': '{shop} gets too many requests just now. Try again in a minute.',
  'refuse.said': '{shop} refused: {reason}',
  'refuse.integrationNameless': 'The integration needs a name.',
  'refuse.warehouseNameless': 'The warehouse needs a name.',
  'refuse.nameTooLong': 'A name has at most {most} characters. This one has {has}.',
  'refuse.page': 'This page may not ask that.',

  // Connecting
  'connect.error.unknownKey':
    '{host} doesn’t know this key. Copy it again, whole, and check that it belongs to this shop.',
  'connect.error.keyLacks': 'This key lacks {missing}. Add that in {channel}, then test again.',
  'connect.error.keyNeeds': 'This key may not do what is needed. It needs: {rights}.',
  'connect.error.permission': 'The browser wasn’t allowed to reach {host}. Press Test and save again, and allow it.',
  'connect.error.noApi': '{host} answers, but there is no {channel} API at this address.',
  'connect.error.status':
    '{host} was reached, but it answers with error {status}, as a shop under maintenance does. Try again later.',
  'connect.error.unreachable':
    '{host} can’t be reached, or its certificate isn’t trusted by this browser. Open the address in a tab to see which.',
  'connect.error.malformed':
    '{host} answers with something that isn’t {channel}’s API: often another address, a login or a maintenance page.',
  'connect.error.connected': 'This shop is already connected, as {name}.',
  'connect.error.gone': 'This integration was disconnected meanwhile.',
  'connect.error.other': 'This is another shop than {name}. Connect it on its own.',
  'connect.error.meanwhile': 'This shop was connected in another window just now.',
  'connect.error.nameTaken': 'Another integration is called {name} already.',
  'disconnect.error.linked': 'A location of {name} was linked in another window just now.',
  'unlink.error.unsettled':
    '{shop} hasn’t confirmed the last change that was sent to it. It is unlinked as soon as that is clear; then try again.',
  'pause.error.changed': '{name} was changed in another window. Try again.',

  // Shiptheory
  'shiptheory.error.unknown':
    'Shiptheory doesn’t know this email and password together. It takes those of its own login page.',
  'shiptheory.error.forbidden':
    'This user may not see shipments. Log in with one who may, such as the account’s owner.',
  'shiptheory.error.status':
    'Shiptheory was reached, but it answers with error {status}, as under maintenance. Try again later.',
  'shiptheory.error.unreachable': 'Shiptheory can’t be reached. Check the connection, then try again.',
  'shiptheory.error.malformed':
    'Shiptheory answers with something that isn’t its API. Nothing was kept; try again later.',
  'shipments.error.changed': 'This shipment was changed just now. Look at it again.',

  // Linked locations
  'link.error.noMaster':
    'Choose the master stock location first: it says which products there are. Until then there is nothing to compare.',
  'link.error.gone': 'This location isn’t linked any more.',
  'link.error.goneUnsaved': 'This location isn’t linked any more. Nothing was saved.',
  'link.error.confirmed': 'This was confirmed or changed in another window meanwhile, so nothing more was done.',
  'link.error.anew': 'This location was linked anew in another window. Review it again.',
  'link.error.changed': 'This location was changed in another window. Nothing was saved; open it again to see how.',
  'move.error.elsewhere': 'This location was linked elsewhere in another window. Nothing was moved.',
  'move.error.gone': 'That warehouse was deleted in another window. Nothing was moved.',
  'move.error.back': 'That warehouse was deleted in another window. The location is in {name} again; review it there.',
  'move.error.there': 'It is in {name} already.',
  'move.error.master': 'It is the master stock location. Choose another master first, then move it.',
  'move.error.changed':
    '{name} was deleted in another window. The location is linked to nothing now; add it to a warehouse.',
  'stock.error.noProduct': '{shop} has no product with the SKU {sku}.',
  'stock.error.duplicate': '{sku} is used more than once in {shop}. Give each its own SKU first.',
  'stock.error.ownAdmin': '{shop} stocks every product in its own admin only.',
  'match.error.gone': 'This item isn’t in the shop any more.',
  'match.error.notInMaster': '{sku} isn’t in your master stock location. Case and spaces count.',
  'match.error.taken': '{shop} has another item with the SKU {sku}. Each SKU can be one item only.',

  'steps.error.over':
    'This can’t be undone any more: it is too long ago, or its location was unlinked or reviewed anew. Nothing was changed.',
  'settings.error.figure': 'This figure can’t be used. Nothing was changed.',

  // Warehouses
  'warehouse.error.master': 'The master stock location has to be one of this warehouse’s locations.',
  'warehouse.error.locationGone': 'One of the locations is gone. Refresh locations, then choose again.',
  'warehouse.error.inactive': '{location} isn’t active in its shop any more.',
  'warehouse.error.changed':
    'This warehouse was changed in another window. Nothing was saved; open it again to see how.',
  'warehouse.error.changedDelete': 'This warehouse was changed in another window. Look at it again before deleting it.',
  'warehouse.error.gone': 'This warehouse was deleted in another window. Nothing was saved.',
  'warehouse.error.nameTaken': 'Another warehouse is called {name} already.',
  'warehouse.error.taken': '{location}: Taken · in {warehouse}',
  'warehouse.error.takenThis': 'This location: Taken · in {warehouse}',
  'warehouse.error.elsewhere': 'another warehouse',
  'warehouse.error.linked': 'A location was linked to {name} in another window just now.',
  'warehouse.error.masterFailed':
    'The warehouse is saved, but this isn’t its master yet: its counts couldn’t be read. {why}',
  'warehouse.error.masterPaused':
    'The warehouse is saved, but this isn’t its master yet: it is paused. Resume it, then choose it again.',
} as const satisfies Record<string, Words>;
