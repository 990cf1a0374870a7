/** Whether "points" are a count of something else, by what stands before the number and behind the word: "name 3 points against". */
export function isCount(before: string, behind: string): boolean {
  return NAMING.test(before.slice(-24)) || COUNTED.test(behind);
}

const NAMING =
  /(?:^|[^\p{L}])(?:mak(?:e|es|ing)|names?|lists?|puts?|writes?|setze?|schreibe?|pon|escrib[ea]|raise|bring up|mention|find|choose|plots?|nenn\p{L}*|such\p{L}*|mark|draw|connect|join|zeichne|markiere|verbinde|marca|marque|dibuja|une|coloca|wähle?|nombra|menciona|busca|elige|señala)\s+(?:up\s+|at least\s+|mindestens\s+|al menos\s+|los\s+|las\s+|the\s+|die\s+)?$/iu;
const COUNTED =
  /^\s*(?:in favou?r|against|that\b|which\b|on the (?:graph|line|curve|plane|plot)|of view|of the (?:argument|essay|line|curve|graph)|dafür,? dass|dagegen|auf (?:der|dem)|a favor|en contra|que\b|del plano|de la (?:recta|gráfica|curva))/iu;
