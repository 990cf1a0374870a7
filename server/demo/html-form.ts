/** A form as a browser would send it: absolute action, and the fields that go along before any button is pressed. */
export type HtmlForm = {
  action: string;
  method: 'get' | 'post';
  fields: [string, string][];
  /** Submit buttons with a name: add the pressed one's pair to the fields. */
  buttons: [string, string][];
  /** Whether a script of the page sends it at once, as launch forms do. */
  submitsItself: boolean;
};

/**
 * The forms of a page, in order. Made for pages of this project and of LMSs, which are well formed: attributes may be
 * quoted either way or not at all, entities are decoded, unchecked boxes and disabled fields are left out.
 */
export function findForms(html: string, pageUrl: string): HtmlForm[] {
  const page = withoutComments(html);
  return [...page.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gis)].map(([, head = '', inner = '']) => {
    const attributes = attributesOf(head);
    const action = new URL(attributes.get('action') ?? pageUrl, pageUrl).href;
    const method = attributes.get('method')?.toLowerCase() === 'post' ? 'post' : 'get';
    const self = attributes.has('data-auto-submit') || isOnlyHidden(inner);
    return {
      action,
      method,
      fields: fieldsOf(inner),
      buttons: buttonsOf(inner),
      submitsItself: method === 'post' && self,
    };
  });
}

/** The absolute addresses of the page's frames. */
export function findFrames(html: string, pageUrl: string): string[] {
  return [...withoutComments(html).matchAll(/<iframe\b([^>]*)>/gi)].flatMap(([, head = '']) => {
    const source = attributesOf(head).get('src');
    return source === undefined ? [] : [new URL(source, pageUrl).href];
  });
}

function withoutComments(html: string): string {
  return html.replace(/<!--.*?-->/gs, '');
}

/** A form without anything to fill in or read is there to be sent by the page itself. */
function isOnlyHidden(inner: string): boolean {
  const inputs = [...inner.matchAll(/<input\b([^>]*)>/gi)].map(([, head = '']) => attributesOf(head));
  const idToken = inputs.some((input) => ['id_token', 'login_hint'].includes(input.get('name') ?? ''));
  return idToken && inputs.every((input) => ['hidden', 'submit'].includes(input.get('type')?.toLowerCase() ?? ''));
}

const FIELD = /<(input)\b([^>]*)>|<(textarea|select)\b([^>]*)>(.*?)<\/\3>/gis;

function fieldsOf(inner: string): [string, string][] {
  return [...inner.matchAll(FIELD)].flatMap(([, input, inputHead = '', other, otherHead = '', content = '']) => {
    const attributes = attributesOf(input === undefined ? otherHead : inputHead);
    const name = attributes.get('name');
    if (name === undefined || attributes.has('disabled')) return [];
    const value = input === undefined ? contentValue(other ?? '', content) : inputValue(attributes);
    return value === null ? [] : [[name, value] satisfies [string, string]];
  });
}

function inputValue(attributes: Map<string, string>): string | null {
  const type = attributes.get('type')?.toLowerCase() ?? 'text';
  if (['submit', 'button', 'image', 'reset', 'file'].includes(type)) return null;
  if (type !== 'checkbox' && type !== 'radio') return attributes.get('value') ?? '';
  return attributes.has('checked') ? (attributes.get('value') ?? 'on') : null;
}

// A line break right after <textarea> does not count. HTML §4.10.11
function contentValue(element: string, content: string): string | null {
  if (element.toLowerCase() === 'textarea') return decoded(content.replace(/^\r?\n/, ''));
  const options = [...content.matchAll(/<option\b([^>]*)>([^<]*)/gi)].map(([, head = '', text = '']) => {
    const attributes = attributesOf(head);
    return { chosen: attributes.has('selected'), value: attributes.get('value') ?? decoded(text).trim() };
  });
  return (options.find((option) => option.chosen) ?? options[0])?.value ?? null;
}

function buttonsOf(inner: string): [string, string][] {
  return [...inner.matchAll(/<(?:button|input)\b([^>]*)>/gi)].flatMap(([tag, head = '']) => {
    const attributes = attributesOf(head);
    const name = attributes.get('name');
    const type = attributes.get('type')?.toLowerCase() ?? (/^<button/i.test(tag) ? 'submit' : 'text');
    if (name === undefined || type !== 'submit') return [];
    return [[name, attributes.get('value') ?? ''] satisfies [string, string]];
  });
}

const ATTRIBUTE = /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

export function attributesOf(head: string): Map<string, string> {
  const pairs = [...head.matchAll(ATTRIBUTE)].map(([, name = '', double, single, bare]) => {
    return [name.toLowerCase(), decoded(double ?? single ?? bare ?? '')] as const;
  });
  return new Map(pairs);
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (entity, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return NAMED[name ?? ''] ?? entity;
  });
}
