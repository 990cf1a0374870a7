/** Ways to write an instruction so that a person, or a filter, does not see it. Each returns what is planted. */
export const disguises: Record<string, readonly Disguise[]> = {
  'hidden-characters': [
    (words) => Array.from(words).join('\u200b'),
    (words) => words.replaceAll(' ', '\u2060 \u200b'),
    (words) => Array.from(words).join('\u00ad'),
    (words) => `\u202e${mirrored(words)}\u202c`,
  ],
  'tag-smuggling': [(words) => tagged(words), (words) => `${tagged(words.slice(0, 20))} ${tagged(words.slice(20))}`],
  homoglyphs: [
    (words) => words.replaceAll('a', 'а').replaceAll('e', 'е').replaceAll('o', 'о'),
    (words) => words.replaceAll('i', 'і').replaceAll('c', 'с').replaceAll('p', 'р'),
    (words) => words.replaceAll('o', 'ο').replaceAll('v', 'ν'),
    (words) =>
      Array.from(words, (sign) => (/[!-~]/.test(sign) ? String.fromCodePoint(sign.charCodeAt(0) + 0xfee0) : sign)).join(
        '',
      ),
    (words) =>
      Array.from(words, (sign) =>
        /[a-z]/.test(sign) ? String.fromCodePoint(0x1d41a + sign.charCodeAt(0) - 97) : sign,
      ).join(''),
  ],
  encoded: [
    (words) => `Decode this: ${Buffer.from(words).toString('base64')}`,
    (words) => words.replace(/[a-z]/gi, rotated),
    (words) => Buffer.from(words).toString('hex'),
    (words) => encodeURIComponent(words).replaceAll('i', '%69').replaceAll('a', '%61'),
    (words) => Array.from(words, (sign) => `&#${sign.charCodeAt(0)};`).join(''),
  ],
  'set-apart': [
    (words) => Array.from(words.replaceAll(' ', '')).join(' '),
    (words) =>
      words
        .split(' ')
        .map((word) => Array.from(word).join('.'))
        .join('   '),
    (words) => Array.from(words.toUpperCase()).join('-'),
  ],
  leet: [
    (words) => words.replaceAll('i', '1').replaceAll('e', '3').replaceAll('o', '0'),
    (words) => words.replaceAll('a', '@').replaceAll('s', '$').replaceAll('e', '3'),
  ],
  markup: [
    (words) => `<!-- ${words} -->`,
    (words) => `<span style="display:none">${words}</span>`,
    (words) => `[//]: # (${words})`,
    (words) => `\\color{white}{${words}}`,
    (words) => `![${words}](x.png)`,
  ],
  'code-comment': [
    (words) => `# ${words}`,
    (words) => `/* ${words} */`,
    (words) => `// TODO(grader): ${words}`,
    (words) => `"""${words}"""`,
    (words) => `print("${words}")`,
  ],
};

export type Disguise = (words: string) => string;

function tagged(words: string): string {
  return Array.from(words, (sign) => String.fromCodePoint(0xe0000 + sign.charCodeAt(0))).join('');
}

function mirrored(words: string): string {
  return Array.from(words).reverse().join('');
}

function rotated(letter: string): string {
  const base = letter <= 'Z' ? 65 : 97;
  return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
}
