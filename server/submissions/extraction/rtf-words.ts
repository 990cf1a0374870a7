/** Control words and symbols that stand for text (RTF 1.9.1, "Special Characters"). */
export const RTF_CHARACTERS: ReadonlyMap<string, string> = new Map([
  ...['par', 'line', 'sect', 'page', 'column', 'row', 'nestrow', '\n', '\r'].map((name) => [name, '\n'] as const),
  ...['tab', 'cell', 'nestcell'].map((name) => [name, '\t'] as const),
  ...Object.entries({
    ...{ emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•' },
    ...{ emspace: '\u2003', enspace: '\u2002', qmspace: '\u2005', '~': '\u00a0', _: '\u2011' },
  }),
]);

/**
 * Groups that hold no words of the text: tables of fonts and colours, pictures, headers, comments, embedded objects.
 * `\*` marks others, which a reader that does not know them steps over.
 */
export const RTF_SKIPPED = new Set(
  (
    'fonttbl colortbl stylesheet info pict object objdata header headerl headerr headerf footer footerl footerr footerf ' +
    'annotation atnid atnauthor fldinst filetbl listtable listoverridetable revtbl rsidtbl generator private1 tc xe rxe ' +
    'bkmkstart bkmkend listtext pntext pntxta pntxtb sp nonshppict shprslt themedata colorschememapping datastore ' +
    'latentstyles xmlnstbl ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn template'
  ).split(' '),
);

/** Marked with `\*`, and yet they hold words: text boxes, and what is drawn around them. */
export const RTF_READ = new Set(['shpinst', 'shptxt', 'shpgrp']);
