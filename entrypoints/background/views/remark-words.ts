import type { Translate, WordKey } from '../../../components/words/translate.ts';

/**
 * Short technical remarks of the channels and the engine, by what they look like. They are kept with deliveries as they
 * were made, so what isn't made any more stays here. `{…}` of the words are filled in from the groups.
 */
const REMARKS: readonly (readonly [RegExp, WordKey])[] = [
  // Kinds of errors, see ChannelError
  [/^unavailable$/, 'remark.unavailable'],
  [/^malformed$/, 'remark.malformed'],
  [/^rate-limited$/, 'remark.rateLimited'],
  [/^unauthorized$/, 'remark.unauthorized'],
  [/^forbidden$/, 'remark.forbidden'],
  [/^no-permission$|^the browser has no permission for this address$/, 'remark.permission'],
  [/^not-found$/, 'remark.notFound'],
  [/^rejected$/, 'remark.rejected'],

  // Any shop
  [/^no connection$/, 'remark.noConnection'],
  [/^no answer within (?<seconds>[\d.]+) s$/, 'remark.timedOut'],
  [/^answered with a redirect, which is not followed$/, 'remark.redirect'],
  [/^status (?<status>\d{3})$/, 'remark.status'],
  [/^status (?<status>\d{3}), (?<more>.+)$/, 'remark.statusMore'],
  [/^not JSON \(status (?<status>\d{3})\)$/, 'remark.notJson'],
  [/^(?:not what the API documents,|reply of another shape) at "(?<where>.*)"$/, 'remark.shape'],
  [/^called off$/, 'remark.calledOff'],
  [/^not witnessed$|^this shop has no witness$/, 'remark.witness'],

  // One line of a write
  [/^first figure$/, 'remark.firstFigure'],
  [/^first figure, odd answer$/, 'remark.firstFigureOdd'],
  [/^taken, but the row isn’t there$/, 'remark.noRow'],
  [/^taken, but the row is as it was$|^saved, but its stock is what it was$/, 'remark.asBefore'],
  [/^a write answered with something else than \[\]$/, 'remark.malformed'],
  [/^not in the reply$/, 'remark.notInReply'],
  [/^saved without a whole number as stock$/, 'remark.noWholeNumber'],
  [/^saved without its marker$/, 'remark.noMarker'],
  [/^another installation has written here since$/, 'remark.another'],
  [/^refused with (?<code>.+)$/, 'remark.refusedWith'],
  [/^the shop’s ledger (?:can’t|could not) be read$/, 'remark.ledger'],
  [/^the shop’s movements can be explained in two ways$/, 'remark.ledgerTwoWays'],
  [/^the shop’s movements don’t add up to what it has$/, 'remark.ledgerSum'],
  [/^too much has happened here since$/, 'remark.tooMuch'],
  [/^what the write was made of can’t be understood$/, 'remark.unreadable'],
];

/** A remark for a person; one that isn't known is quoted as it is. */
export function remarkWords(t: Translate, remark: string): string {
  for (const [pattern, word] of REMARKS) {
    const found = pattern.exec(remark);
    if (found) return t(word, { ...found.groups });
  }
  return t('remark.said', { said: remark });
}
