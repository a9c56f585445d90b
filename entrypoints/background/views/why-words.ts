/** Why a location has no figure, is paused, or its shop was stopped: the codes of the engine, as phrases. */
const WORDS: Readonly<Record<string, string>> = {
  missing: 'it isn’t there any more',
  untracked: 'the shop doesn’t count it',
  inactive: 'it isn’t stocked at this location',
  malformed: 'the shop gave no whole number for it',
  duplicate: 'its SKU is used more than once there',
  renamed: 'its SKU was changed there',
  person: 'paused by hand',
  restored: 'it came out of a backup and waits for your review',
  loop: 'something else keeps writing it',
  'mass-drop': 'too many counts went to 0 at once',
  'second-installation': 'another installation of this extension writes there too',
};

export function whyWords(why: string | null, otherwise: string): string {
  return why === null ? otherwise : (WORDS[why] ?? why);
}
