/**
 * A file's text: UTF-8 and UTF-16 as their byte order mark says (Excel's "Unicode Text" is UTF-16), else UTF-8, else
 * what Excel on Windows saves as CSV (Windows-1252), in which every byte is some letter.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
