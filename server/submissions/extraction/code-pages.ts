/** The encoding of a font's character set (RTF 1.9.1, `\fcharsetN`); null leaves the document's own. */
export function encodingOfCharset(charset: number): string | null {
  return CHARSETS[charset] ?? null;
}

/** The encoding that `\ansicpgN` names; null for one this runtime does not know. */
export function encodingOfCodePage(page: number): string | null {
  if (PAGES[page] !== undefined) return PAGES[page];
  return page >= 1250 && page <= 1258 ? `windows-${page}` : null;
}

const CHARSETS: Record<number, string> = {
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};

const PAGES: Record<number, string> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
};
