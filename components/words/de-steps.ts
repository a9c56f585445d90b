import type { EN_STEPS } from './en-steps.ts';
import type { Words } from './translate.ts';

/** German of `en-steps.ts`. */
export const DE_STEPS = {
  'steps.undo': 'Diesen ersten Abgleich zurücknehmen',
  'steps.undoResume': 'Diese Fortsetzung zurücknehmen',
  'steps.undoOf': 'Den letzten Schritt von {location} zurücknehmen',
  'steps.undoShort': 'Zurücknehmen',
  'steps.list': 'Lässt sich als Ganzes zurücknehmen',
  'steps.first-sync': 'Erster Abgleich von {location}',
  'steps.more': 'Aufgenommene SKUs bei {location}',
  'steps.resume': 'Fortsetzung von {location}',
  'steps.pull': 'Bestände übernommen von {location}',
  'steps.master': 'Erste Bestände von {location}',
  'steps.meta': { one: 'vor {ago} · 1 SKU · bis {until}', other: 'vor {ago} · {n} SKUs · bis {until}' },
  'steps.undoing': 'Wird zurückgenommen: {through} von {n}',
  'steps.returning': 'Zurückgenommen; die Zahlen sind auf dem Weg zurück',
  'steps.title.first-sync': 'Ersten Abgleich von {location} zurücknehmen',
  'steps.title.more': 'Aufgenommene SKUs bei {location} zurücknehmen',
  'steps.title.resume': 'Fortsetzung von {location} zurücknehmen',
  'steps.title.pull': 'Übernahme von {location} zurücknehmen',
  'steps.title.master': 'Erste Bestände von {location} zurücknehmen',
  'steps.lead.first-sync':
    '{location} erhält zurück, was dort vor der Verknüpfung stand, samt allem, was dort seither verkauft wurde oder dazukam. {warehouse} erhält zurück, was dies an seinen Beständen verändert hat. Danach wartet {location} auf eine neue Prüfung, und dort wird nichts abgeglichen.',
  'steps.lead.more':
    'SKUs, die bei {location} später aufgenommen wurden, erhalten dort zurück, was sie hatten, samt allem, was seither verkauft wurde oder dazukam. {warehouse} erhält zurück, was dies an seinen Beständen verändert hat. Danach sind sie wieder ausgenommen; alles andere bleibt im Abgleich.',
  'steps.lead.resume':
    '{location} erhält zurück, was dort vor der Fortsetzung stand, samt allem, was dort seither verkauft wurde oder dazukam. {warehouse} erhält zurück, was dies an seinen Beständen verändert hat. Danach ist {location} wieder angehalten.',
  'steps.lead.pull':
    'Bestände von {warehouse}, die von {location} übernommen wurden und sich seither nicht geändert haben, sind wieder unbekannt. Andere Standorte erhalten zurück, was sie hatten.',
  'steps.lead.master':
    'Bestände von {warehouse}, die von {location} stammen und sich seither nicht geändert haben, sind wieder unbekannt. {location} bleibt der Hauptstandort und wartet auf eine Prüfung.',
  'steps.reading': 'Es wird ermittelt, was zurückgeht',
  'steps.readingMore': 'Es wird nichts geschrieben.',
  'steps.none': 'Nichts geht zurück',
  'steps.noneMore': 'Keine SKU hat etwas, das dieser Schritt verändert hat.',
  'steps.rows': 'Was zurückgeht',
  'steps.filters': 'Anzeigen',
  'steps.all': 'Alle {n}',
  'steps.goes': 'Geht zurück {n}',
  'steps.stays': 'Bleibt {n}',
  'steps.product': 'Produkt',
  'steps.there': '{location}',
  'steps.count': 'Bestand von {warehouse}',
  'steps.becomes': 'aus {from} wird {to}',
  'steps.sold': { one: '1 dort seither verkauft', other: '{n} dort seither verkauft' },
  'steps.cameIn': { one: '1 dort seither dazugekommen', other: '{n} dort seither dazugekommen' },
  'steps.why.same': 'Nichts ist anders als zuvor',
  'steps.why.left-out': 'Bleibt: war ausgenommen',
  'steps.why.gone': 'Bleibt: dort nicht mehr verknüpft',
  'steps.why.later': 'Bleibt: kam nach diesem Schritt hinzu',
  'steps.why.changed': 'Bleibt: anderer Artikel oder seither neu geprüft',
  'steps.why.no-figure': 'Bleibt: der Shop nennt keine Zahl dazu',
  'steps.why.unclear': 'Bleibt: unklar, ob die letzte Änderung angekommen ist',
  'steps.why.read-only': 'Bleibt: dort darf nichts geschrieben werden',
  'steps.why.moved': 'Bleibt: der Bestand hat sich seither geändert',
  'steps.sum': { one: '1 von {of} SKUs geht zurück', other: '{n} von {of} SKUs gehen zurück' },
  'steps.confirm': 'Zurücknehmen',
  'steps.working': 'Wird zurückgenommen',
  'steps.progress': '{through} von {of}',
  'steps.done': {
    one: '1 SKU erhält den vorherigen Stand zurück.',
    other: '{n} SKUs erhalten den vorherigen Stand zurück.',
  },
  'steps.doneStays': {
    one: '1 SKU erhält den vorherigen Stand zurück; {stays} bleiben, wie sie sind.',
    other: '{n} SKUs erhalten den vorherigen Stand zurück; {stays} bleiben, wie sie sind.',
  },
  'resume.held': {
    one: '1 Standort wird geprüft, bevor es dort weitergeht: Es würde etwas gesendet.',
    other: '{n} Standorte werden geprüft, bevor es dort weitergeht: Es würde etwas gesendet.',
  },
} as const satisfies Record<keyof typeof EN_STEPS, Words>;
