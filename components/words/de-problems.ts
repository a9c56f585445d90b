import type { EN_PROBLEMS } from './en-problems.ts';
import type { Words } from './translate.ts';

/** German words of what needs a person: one sentence and one next step each. Names stand where no case shows. */
export const DE_PROBLEMS = {
  // What isn't known by name
  'name.shop': '(Shop unbekannt)',
  'name.aShop': '(Shop unbekannt)',
  'name.location': '(Standort unbekannt)',
  'name.aLocation': '(Standort unbekannt)',
  'name.warehouse': '(Lager unbekannt)',
  'name.sku': '(SKU unbekannt)',
  'name.at': '{location} · {shop}',
  'name.unknownLocation': 'Unbekannter Standort',
  'name.unknownShop': 'Unbekannter Shop',
  'name.theShop': 'Der Shop',
  'name.goneLocation': 'Ein getrennter Standort',

  'problem.loggedOut':
    'Sie sind bei {shop} abgemeldet: Melden Sie sich in diesem Browser in der Verwaltung des Shops an, dann geht der Abgleich weiter.',
  'problem.keyRefused': '{shop} nimmt den Schlüssel der Verbindung nicht mehr an.',
  'problem.loginLacks':
    'Bei {shop} ist jemand angemeldet, dem etwas fehlt ({missing}): Melden Sie sich als Shop-Manager oder Administrator an.',
  'problem.keyLacks': 'Dem Schlüssel von {shop} fehlt: {missing}.',
  'problem.aRight': 'ein nötiges Recht',
  'problem.permission': 'Der Browser lässt diese Erweiterung nicht mehr auf {shop} zugreifen.',
  'problem.unreachable': '{shop} antwortet nicht; Änderungen werden aufbewahrt und gesendet, sobald es wieder geht.',
  'problem.unanswered': {
    one: '{shop} lässt sich lesen, aber 1 neuer Bestand kommt dort nicht an; er wird aufbewahrt und weiter gesendet.',
    other:
      '{shop} lässt sich lesen, aber {n} neue Bestände kommen dort nicht an; sie werden aufbewahrt und weiter gesendet.',
  },
  'problem.unansweredMany':
    '{shop} lässt sich lesen, aber neue Bestände kommen dort nicht an; sie werden aufbewahrt und weiter gesendet.',
  'problem.malformed':
    '{shop} antwortet mit etwas, das nicht die API ist, oft eine Anmelde- oder Wartungsseite; nichts wurde geändert.',
  'problem.rejected': '{place} hat den neuen Bestand von {sku} abgelehnt.',
  'problem.rejectedSince': '{place} hat den neuen Bestand von {sku} abgelehnt: {reason}.',
  'problem.ambiguous':
    'Niemand kann sagen, ob die letzte Änderung von {sku} in {place} angekommen ist: Wenn ja, ist der Bestand {applied}, wenn nicht, {not}.',
  'problem.ambiguousUnknown':
    'Niemand kann sagen, ob die letzte Änderung von {sku} in {place} angekommen ist: Davon hängt ab, wie hoch der Bestand ist.',
  'problem.twice':
    'Eine Änderung von {sku} scheint in {place} doppelt angekommen zu sein: Wenn ja, ist der Bestand {not}; {applied}, falls sich der Shop in diesem Moment um ebenso viel geändert hat.',
  'problem.twiceUnknown':
    'Eine Änderung von {sku} scheint in {place} doppelt angekommen zu sein, oder der Shop hat sich in diesem Moment um ebenso viel geändert: Davon hängt ab, wie hoch der Bestand ist.',
  'problem.overwritten':
    '{sku} hat sich in {place} im Moment eines Schreibvorgangs geändert: Der Bestand ist {not}, falls er diese Änderung überschrieben hat, {applied}, falls der Shop sie behalten hat.',
  'problem.overwrittenUnknown':
    '{sku} hat sich in {place} im Moment eines Schreibvorgangs geändert: Der Bestand hängt davon ab, ob diese Änderung überschrieben wurde.',
  'problem.massDrop': {
    one: '1 SKU fiel in {shop} auf einmal auf 0, daher wurde der Abgleich angehalten, bevor sich etwas ausbreitete.',
    other:
      '{n} SKUs fielen in {shop} auf einmal auf 0, daher wurde der Abgleich angehalten, bevor sich etwas ausbreitete.',
  },
  'problem.massDropMany':
    'Viele SKUs fielen in {shop} auf einmal auf 0, daher wurde der Abgleich angehalten, bevor sich etwas ausbreitete.',
  'problem.keyNotRestored':
    '{shop} kommt aus einer Sicherung, und der Schlüssel gehört nicht dazu: Dort wird nichts gelesen oder gesendet, bis Sie neu verbinden.',
  'problem.restored':
    'Die Bestände von {place} kommen aus einer Sicherung: Dort wird nichts gesendet, bis Sie geprüft haben, was sich seither geändert hat.',
  'problem.loop':
    'Etwas anderes schreibt den Bestand von {sku} in {place} immer wieder, daher wurde er dort angehalten.',
  'problem.second':
    'Eine andere Installation dieser Erweiterung schreibt die Bestände von {shop} ebenfalls; zwei würden jeden Verkauf doppelt zählen.',
  'problem.duplicate':
    '{sku} ist in {shop} mehrfach vergeben, daher kann niemand sagen, zu welchem Artikel ein Bestand gehört.',
  'problem.notStocked':
    '{sku} wird in {place} nicht mehr geführt; der Bestand bleibt, wie er ist, und dort wird nichts gesendet.',
  'problem.missing':
    '{sku} gibt es in {place} nicht mehr; der Bestand bleibt, wie er ist, und dort wird nichts gesendet.',
  'problem.untracked': '{shop} führt den Bestand von {sku} nicht, daher gibt es dort keinen Wert; das ist nicht 0.',
  'problem.locationGone': '{location} gehört nicht mehr zu den aktiven Standorten von {shop}.',
  'problem.keyTooOld':
    'Eine Änderung von {sku} in {place} blieb so lange unbeantwortet, dass der Shop sie vergessen hat.',

  // Shiptheory
  'problem.shiptheoryRefused': '{shop} nimmt E-Mail und Passwort der Verbindung nicht mehr an.',
  'problem.shiptheoryEnded':
    'Die Anmeldung bei {shop} ist abgelaufen, und das Passwort ist nicht gespeichert; inzwischen verschickte Bestellungen werden gezählt, sobald Sie sich anmelden.',
  'problem.shiptheoryUnreachable':
    '{shop} antwortet nicht; inzwischen verschickte Bestellungen werden gezählt, sobald es wieder geht.',
  'problem.shiptheoryMalformed':
    '{shop} antwortet mit etwas, das nicht die API ist; keine Bestellung wurde daraus gezählt.',
  'problem.ordersFull': {
    one: '{shop} nennt höchstens 100 Sendungen eines Tages; 1 Sendung ({day}) ist noch nicht genannt und nicht gezählt.',
    other:
      '{shop} nennt höchstens 100 Sendungen eines Tages; {n} Sendungen ({day}) sind noch nicht genannt und nicht gezählt.',
  },
  'problem.ordersFullMany':
    '{shop} nennt höchstens 100 Sendungen eines Tages; viele ({day}) sind noch nicht genannt und nicht gezählt.',
  'problem.thatDay': 'dieser Tag',
  'problem.linesMissing': {
    one: '{shop} sagt nicht, was in 1 abgeschlossenen Sendung ist, {reference}; nichts davon wird gezählt.',
    other:
      '{shop} sagt nicht, was in {n} abgeschlossenen Sendungen ist, zuerst {reference}; nichts davon wird gezählt.',
  },
  'problem.linesMissingMany':
    '{shop} sagt nicht, was in vielen abgeschlossenen Sendungen ist; nichts davon wird gezählt.',
  'problem.undecided': {
    one: 'Niemand hat gesagt, wer über {shop} verschickte Bestellungen von {channel} abzieht, daher wartete 1 Sendung ungezählt.',
    other:
      'Niemand hat gesagt, wer über {shop} verschickte Bestellungen von {channel} abzieht, daher warteten {n} Sendungen ungezählt.',
  },
  'problem.undecidedMany':
    'Niemand hat gesagt, wer über {shop} verschickte Bestellungen von {channel} abzieht, daher warteten viele Sendungen ungezählt.',
  'problem.aChannel': '(Kanal unbekannt)',
  'problem.look.changed':
    'Sendung {reference} von {shop} wurde geändert, nachdem sie gezählt war; der Bestand behält, was zuerst verschickt wurde.',
  'problem.look.reopened': 'Sendung {reference} von {shop} ist nicht mehr abgeschlossen, obwohl sie gezählt wurde.',
  'problem.look.old':
    'Sendung {reference} von {shop} wurde lange vor dem Verbinden des Kontos angelegt, daher kann niemand sagen, wann sie abgeschlossen wurde; sie wurde nicht gezählt.',
  'problem.look.odd-line':
    'Sendung {reference} von {shop} hat eine Position ohne SKU oder ohne ganze Menge, die nicht gezählt wurde.',
  'problem.look.other': 'Sendung {reference} von {shop} sollten Sie ansehen.',

  // Next steps
  'step.logIn': 'Anmelden',
  'step.reconnect': 'Neu verbinden',
  'step.allow': 'Zugriff erlauben',
  'step.tryNow': 'Jetzt versuchen',
  'step.tryAgain': 'Erneut versuchen',
  'step.retry': 'Erneut versuchen',
  'step.choose': 'Bestand wählen',
  'step.review': 'Prüfen und fortsetzen',
  'step.reviewRestored': 'Prüfen',
  'step.otherWriter': 'Das andere Programm ausschalten, dann fortsetzen',
  'step.otherInstallation': 'In einer der beiden trennen, dann fortsetzen',
  'step.ownSkus': 'Jedem im Shop eine eigene SKU geben, dann abgleichen',
  'step.stock': 'In {location} führen',
  'step.putBack': 'Im Shop wieder anlegen, dann abgleichen',
  'step.track': 'Bestandsführung im Shop einschalten, dann abgleichen',
  'step.warehouses': '„Lager verwalten“ öffnen',
  'step.logInAgain': 'Erneut anmelden',
  'step.logInAllow': 'Erneut anmelden und erlauben',
  'step.lookUpThem': 'Erneut nachsehen',
  'step.lookUpIt': 'Erneut nachsehen',
  'step.whoDeducts': 'Sagen, wer abzieht',
  'step.look': 'Ansehen',
} as const satisfies Record<keyof typeof EN_PROBLEMS, Words>;
