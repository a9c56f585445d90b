import type { EN_SETTINGS } from './en-settings.ts';
import type { Words } from './translate.ts';

/** The settings page and the checklist of the set-up, in German. */
export const DE_SETTINGS = {
  'settings.lead': 'Sie gelten in diesem Browser und wirken, sobald sie gespeichert sind.',
  'settings.themeOnPanel':
    'Auch das Panel folgt Ihrer Wahl; mit „Wie das System“ richtet es sich nach der Seite, auf der es steht.',
  'settings.sync': 'Nach Änderungen sehen',
  'settings.pollMs': 'Jeden Shop abfragen',
  'settings.pollMsHelp':
    'So schnell erreicht ein Verkauf in einem Shop die anderen; was Sie selbst eingeben, geht immer sofort hinaus.',
  'settings.everySeconds': { one: 'Jede Sekunde', other: 'Alle {n} Sekunden' },
  'settings.everyMinutes': { one: 'Jede Minute', other: 'Alle {n} Minuten' },
  'settings.brakes': 'Bremsen',
  'settings.brakesLead': 'Sie verhindern, dass sich ein Fehler in einem Shop auf die anderen überträgt.',
  'settings.dropCount': 'Bestände, die auf einmal auf 0 fallen',
  'settings.dropCountHelp':
    'Sind es mehr als so viele, ist vielleicht ein Import schiefgegangen: Der Shop wird angehalten, bis Sie es bestätigen.',
  'settings.dropCountUnit': 'Bestände',
  'settings.dropShare': 'Anteil an den Beständen des Shops',
  'settings.dropShareHelp':
    'Er wird auch angehalten, wenn mindestens {least} auf 0 fallen und sie mehr als dieser Anteil seiner Bestände sind.',
  'settings.dropShareUnit': '%',
  'settings.loopTurns': 'Zwei Apps gegeneinander',
  'settings.loopTurnsHelp':
    'Setzt etwas anderes einen Bestand so oft hintereinander zurück, pausiert das Produkt dort, und Sie erfahren es.',
  'settings.loopTurnsUnit': 'Mal',
  'settings.stock': 'Niedriger Bestand',
  'settings.lowStock': 'Niedrig ist ein Bestand ab',
  'settings.lowStockHelp':
    'Bestände von so vielen Einheiten oder weniger werden markiert und mit dem Filter „Niedrig“ gefunden; 0 markiert keine.',
  'settings.lowStockUnit': 'Einheiten',
  'settings.between': 'Geben Sie eine ganze Zahl von {least} bis {most} ein.',
  'settings.saveOf': 'Speichern: {title}',
  'settings.unsaved': 'Noch nicht gespeichert',
  'settings.saving': 'Wird gespeichert',
  'settings.saved': 'Gespeichert',
  'settings.unchanged': 'Nichts hat sich geändert',
  'settings.defaults': 'Zurück zu den Vorgaben',
  'settings.defaultsOf': 'Zurück zu den Vorgaben: {title}',
  'settings.areDefaults': 'Es gelten wieder die Vorgaben',
  'settings.checklist': 'Checkliste der Einrichtung',
  'settings.checklistHelp': 'Die Schritte von null bis zu abgeglichenen Beständen, in ihrer Reihenfolge.',
  'settings.checklistDone': '{done} von {n} Schritten erledigt',
  'settings.checklistAway': 'Sie ist ausgeblendet',
  'settings.checklistShow': 'Checkliste einblenden',
  'settings.checklistHide': 'Checkliste ausblenden',
  'settings.checklistOpen': 'Checkliste öffnen',

  'setup.matches': 'Zuordnung der SKUs prüfen',
  'setup.matchesNote': 'Artikel mit derselben SKU teilen sich einen Bestand. Was zu keiner SKU passt, sehen Sie hier.',
  'setup.matchesReading': 'SKUs werden verglichen',
  'setup.matchesFailed': 'Die SKUs konnten gerade nicht verglichen werden.',
  'setup.matchesUnread': '{name} wurde noch nicht gelesen. Das geschieht bei der Prüfung.',
  'setup.matchesLeft': {
    one: '1 Artikel wird so nicht abgeglichen: {shops}',
    other: '{n} Artikel werden so nicht abgeglichen: {shops}',
  },
  'setup.matchesShop': '{n} in {name}',
  'setup.matchesAll': 'Jeder Artikel passt zu einer SKU.',
  'setup.matchesReviewed': { one: '1 Artikel bleibt, wie er ist', other: '{n} Artikel bleiben, wie sie sind' },
  'setup.matchesLink': 'Ansehen',
  'setup.matchesView': 'Ansehen',
  'setup.matchesLeave': 'So lassen',
  'setup.stepLink': '{link}: {step}',
  'setup.again': 'In den Einstellungen lässt sie sich jederzeit zurückholen.',
  'setup.isHidden': 'Ab jetzt ist sie nur noch in den Einstellungen zu finden.',
  'setup.finished': 'Die Einrichtung ist fertig',
  'setup.finishedMore': 'Ab jetzt erreicht jede Änderung eines Bestands alle verknüpften Standorte.',
  'setup.close': 'Verstanden',
} as const satisfies Record<keyof typeof EN_SETTINGS, Words>;
