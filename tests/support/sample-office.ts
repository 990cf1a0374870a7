import { zipOf, type ZipEntry } from './sample-documents.ts';

/** An .odt with this body (inside `office:text`) and these automatic styles. */
export function odtOf(body: string, styles = '', more: readonly ZipEntry[] = []): Buffer {
  const names = ['office', 'text', 'style', 'table', 'draw']
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(' ');
  const fo = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"';
  const parts = `<office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body>`;
  return zipOf([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
    { name: 'content.xml', content: `<office:document-content ${names} ${fo}>${parts}</office:document-content>` },
    ...more,
  ]);
}

/** A style of one family (`text` or `paragraph`) with these text properties. */
export function odtStyle(family: string, name: string, properties: string, parent?: string): string {
  const above = parent === undefined ? '' : ` style:parent-style-name="${parent}"`;
  return `<style:style style:family="${family}" style:name="${name}"${above}><style:text-properties ${properties}/></style:style>`;
}

export type SlideSample = { shapes: string; attributes?: string; notes?: string };

/** A .pptx whose files are named in the reverse of the talk's order, on a slide of 1000 × 1000 units. */
export function pptxOf(slides: readonly SlideSample[]): Buffer {
  const file = (index: number) => slides.length - index;
  const ids = slides.map((_, index) => `<p:sldId id="${256 + index}" r:id="rId${file(index)}"/>`).join('');
  const targets = slides.map((_, index) => relation(`rId${file(index)}`, 'slide', `slides/slide${file(index)}.xml`));
  return zipOf([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'ppt/presentation.xml',
      content: `<p:presentation ${NAMES}><p:sldIdLst>${ids}</p:sldIdLst><p:sldSz cx="1000" cy="1000"/></p:presentation>`,
    },
    { name: 'ppt/_rels/presentation.xml.rels', content: relations(targets) },
    ...slides.flatMap((slide, index) => slideFiles(slide, file(index))),
  ]);
}

/** A text box: one paragraph with these run properties, placed at `x`. */
export function textBox(text: string, { properties = '', x = 0, placeholder = '' } = {}): string {
  const kind = placeholder && `<p:nvPr><p:ph type="${placeholder}"/></p:nvPr>`;
  const place = `<p:spPr><a:xfrm><a:off x="${x}" y="0"/><a:ext cx="100" cy="100"/></a:xfrm></p:spPr>`;
  return `<p:sp><p:nvSpPr><p:cNvPr id="1" name="Box"/>${kind}</p:nvSpPr>${place}<p:txBody><a:p><a:r>${properties}<a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const NAMES =
  `xmlns:r="${OFFICE}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" ` +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';

function slideFiles({ shapes, attributes = '', notes }: SlideSample, number: number): ZipEntry[] {
  const tree = (content: string) => `<p:cSld><p:spTree>${content}</p:spTree></p:cSld>`;
  const slide = {
    name: `ppt/slides/slide${number}.xml`,
    content: `<p:sld ${NAMES} ${attributes}>${tree(shapes)}</p:sld>`,
  };
  if (notes === undefined) return [slide];
  return [
    slide,
    {
      name: `ppt/slides/_rels/slide${number}.xml.rels`,
      content: relations([relation('rId1', 'notesSlide', `../notesSlides/notesSlide${number}.xml`)]),
    },
    {
      name: `ppt/notesSlides/notesSlide${number}.xml`,
      content: `<p:notes ${NAMES}>${tree(notes)}</p:notes>`,
    },
  ];
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
}

function relations(all: readonly string[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
}
