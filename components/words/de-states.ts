import type { EN_STATES } from './en-states.ts';
import type { Words } from './translate.ts';

/** German words of what the background tells of locations, of changes and of the product on a page. */
export const DE_STATES = {
  // Why a location failed: follows “Fehlgeschlagen:”
  'failed.twice': 'die letzte Änderung scheint doppelt angekommen zu sein',
  'failed.over': 'die letzte Änderung hat vielleicht einen Verkauf überschrieben',
  'failed.doubt': 'es lässt sich nicht sagen, ob die letzte Änderung angekommen ist',
  'failed.permission': 'der Browser erlaubt den Zugriff auf {shop} nicht mehr',
  'failed.loggedOut': 'Sie sind bei {shop} abgemeldet; melden Sie sich in diesem Browser in der Verwaltung an',
  'failed.loginLacks': 'wer dort angemeldet ist, dem fehlt ein Recht',
  'failed.keyNotRestored': 'aus einer Sicherung und noch nicht verbunden',
  'failed.keyRefused': 'der Schlüssel wurde abgelehnt',
  'failed.keyLacks': 'dem Schlüssel fehlt ein Recht',
  'failed.noFigure': 'der Shop nennt keinen Wert',

  // Why it has no figure, is paused, or its shop was stopped
  'because.missing': 'es gibt ihn dort nicht mehr',
  'because.untracked': 'der Shop führt keinen Bestand dafür',
  'because.inactive': 'an diesem Standort nicht geführt',
  'because.malformed': 'der Shop nannte keine ganze Zahl dafür',
  'because.duplicate': 'die SKU ist dort mehrfach vergeben',
  'because.renamed': 'die SKU wurde dort geändert',
  'because.person': 'von Hand angehalten',
  'because.restored': 'aus einer Sicherung, wartet auf Ihre Prüfung',
  'because.loop': 'etwas anderes schreibt ihn immer wieder',
  'because.mass-drop': 'zu viele Bestände fielen auf einmal auf 0',
  'because.second-installation': 'eine andere Installation dieser Erweiterung schreibt dort auch',
  'because.stopped': 'angehalten',
  'because.paused': 'angehalten',
  'because.shopPaused': '{shop} ist angehalten',
  'because.skipped': 'beim ersten Abgleich ausgelassen',
  'because.off': 'ausgeschaltet',

  // What a location waits for: follows “Wartet auf”
  'awaits.unlink': 'die letzte Änderung, dann wird er gelöst',
  'awaits.first': 'ein erstes Lesen',
  'awaits.change': 'die erste Änderung',
  'awaits.reading': 'ein frisches Lesen',

  // The state of a location in one phrase, for a change that hasn't got there
  'now.sending': 'Wird gesendet',
  'now.waiting': 'Wartet auf {what}',
  'now.failed': 'Fehlgeschlagen: {why}',
  'now.paused': 'Angehalten: {why}',
  'now.readOnly': 'Nur gelesen: Bestände kommen herein, keine gehen hinaus',
  'now.notStocked': 'Dort nicht geführt',

  // What changed a count
  'entry.firstFrom': 'Erster Bestand, von {place}',
  'entry.first': 'Erster Bestand',
  'entry.pulledFrom': 'Übernommen von {place}',
  'entry.pulled': 'Übernommen',
  'entry.lowered': 'Verkauft oder gesenkt in {shop}',
  'entry.raised': 'Zurückgegeben oder erhöht in {shop}',
  'entry.typedFor': 'Eingegeben: {reason}',
  'entry.typed': 'Hier eingegeben',
  'entry.undone': 'Rückgängig gemacht',
  'entry.stepUndone': 'Erster Abgleich zurückgenommen, von {place}',
  'entry.order': 'Bestellung, über Shiptheory verschickt',
  'entry.settled': 'Nach unklarer Antwort geklärt',
  'entry.moved': 'Er wurde inzwischen geändert',
  'entry.movedBy': '{what}, vor {age}',
  'entry.loweredBy': '{n} verkauft oder gesenkt in {shop}, vor {age}',
  'entry.raisedBy': '{n} zurückgegeben oder erhöht in {shop}, vor {age}',

  // Edits that aren't made
  'edit.below-zero': 'Das ergäbe einen Bestand unter 0.',
  'edit.unknown-count':
    'Der Bestand ist noch nicht bekannt, daher kann nichts dazu- oder abgezählt werden. Geben Sie den Bestand selbst ein.',
  'edit.not-in-catalogue': 'Diese SKU gibt es nicht an Ihrem Hauptstandort, daher werden keine Bestände davon geführt.',
  'edit.too-large': 'Der höchste Bestand ist {n}.',
  'edit.unlinked': 'Kein verknüpfter Standort dieses Lagers führt diese SKU.',
  'edit.moved': 'Der Bestand hat sich inzwischen geändert: {what}.',
  'edit.answered': 'Das wurde bereits beantwortet.',
  'edit.warehouseGone': 'Dieses Lager wurde gelöscht. Laden Sie die Seite neu.',
  'undo.wasUndone': 'Sie wurde rückgängig gemacht.',
  'undo.warehouseGone': 'Das Lager wurde gelöscht, daher gibt es keinen Bestand, in dem sie rückgängig zu machen wäre.',
  'undo.wasUnknown': 'Der Bestand war vorher nicht bekannt, daher gibt es nichts, wohin er zurückgehen könnte.',
  'undo.itsWasUnknown': 'Der Bestand war vorher nicht bekannt, daher gibt es nichts, wohin er zurückgehen könnte.',
  'undo.unlinked': 'Kein verknüpfter Standort dieses Lagers führt diese SKU noch.',
  'undo.isUnknown': 'Der Bestand ist jetzt nicht bekannt, daher lässt sich nichts davon zurücknehmen.',
  'undo.below-zero': 'Jetzt rückgängig gemacht, ergäbe das einen Bestand unter 0.',

  // Nothing is linked yet
  'set-up.warehouse': 'Legen Sie ein Lager an und verknüpfen Sie den Standort dieses Shops damit.',
  'set-up.link': 'Verknüpfen Sie einen Standort dieses Shops mit einem Lager.',
} as const satisfies Record<keyof typeof EN_STATES, Words>;
