/** Whether a Cyrillic or Greek letter can be taken for a Latin one. */
export function isLookAlike(letter: string): boolean {
  return LATIN_OF.has(letter);
}

/** The Latin letter that a Cyrillic or Greek one looks like; itself when it looks like none. */
export function latinOf(letter: string): string {
  return LATIN_OF.get(letter) ?? letter;
}

/** The Cyrillic letter that a Latin one looks like; itself when it looks like none. */
export function cyrillicOf(letter: string): string {
  return CYRILLIC_OF.get(letter) ?? letter;
}

/** Pairs of single letters in UTS 39 `confusables.txt`: the look-alike, then the Latin letter. */
const CYRILLIC = 'аa еe оo рp сc уy хx іi јj ѕs ԁd һh ӏl ԛq ԝw ѵv үy';
const CYRILLIC_CAPITALS = 'АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЈJ ЅS ԌG ԚQ ԜW ҮY ӀI ѴV';
const CYRILLIC_NEAR = 'кk тt мm вb нh гr пn';
const GREEK = 'αa γy ιi κk νv οo ρp υu ϲc ϳj ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ϹC';

const LATIN_OF = new Map(pairsOf([CYRILLIC, CYRILLIC_CAPITALS, CYRILLIC_NEAR, GREEK].join(' ')));
const CYRILLIC_OF = new Map(pairsOf(CYRILLIC).map(([cyrillic, latin]) => [latin, cyrillic]));

function pairsOf(list: string): [string, string][] {
  return list.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)]);
}
