import type { Words } from './translate.ts';

/** English words of the help. */
export const EN_HELP = {
  'help.lead': 'How counts are kept in sync, in short.',
  'help.how': 'How does it work?',
  'help.howText':
    'A warehouse holds one count per SKU. When that count changes, every location that is linked to the warehouse gets it: when you type it here or in the panel on a product’s page, and when something is sold, returned or edited in one of the shops.',
  'help.running': 'When does it sync?',
  'help.runningText':
    'Counts sync while a browser with this extension is running. After a sleep or a restart it first reads what changed in the shops, then sends. There is no server that does it meanwhile, so two shops can sell the same last unit: “no overselling” isn’t promised.',
  'help.master': 'What is the master stock location?',
  'help.masterText':
    'The one location from which first counts and new products come. A product that isn’t there isn’t synced. After the first counts it is a location like the others.',
  'help.unknown': 'What does “–” mean?',
  'help.unknownText':
    'The count isn’t known yet. Unknown is never taken for 0: nothing is sent until you type a count, pull one from a location, or the first change in a linked location makes it known.',
  'help.typing': 'What can I type as a count?',
  'help.typingText':
    '12 sets the count to 12. +3 and -2 add and take away. If the count changes while you type, nothing is overwritten: you choose between both results.',
  'help.exact': 'What do “exact” and “guarded” mean?',
  'help.exactText':
    'Exact: the shop refuses a write when its figure has changed since it was read, and knows a write that it has already done. Guarded: the shop can’t refuse, so the extension writes differences and looks whether they arrived; a sale within the very same moment can still be missed, and each shop’s card says why.',
  'help.problems': 'What if something goes wrong?',
  'help.problemsText':
    'It is tried again by itself, with growing pauses, and nothing is given up. What needs you is listed under Activity, Problems, with one next step each; the number on the extension’s icon is the number of problems.',
  'help.data': 'Where is my data?',
  'help.dataText':
    'In this browser, on this computer. The extension talks to your connected shops, to Shiptheory if you connect it, and to nobody else. Disconnecting a shop deletes its key.',
} as const satisfies Record<string, Words>;
