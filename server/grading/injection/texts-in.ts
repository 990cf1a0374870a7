/** Which of some texts a longer one holds, in one pass through it. */
export function createTextFinder(texts: Iterable<string>): (text: string) => ReadonlySet<string> {
  const root: Node = { next: new Map(), whole: null };
  for (const one of texts) endOf(root, one).whole = one;
  return (text) => {
    const found = new Set<string>();
    for (let from = 0; from < text.length; from++) {
      let node = root.next.get(text.charCodeAt(from));
      for (let at = from + 1; node; node = node.next.get(text.charCodeAt(at++))) if (node.whole) found.add(node.whole);
    }
    return found;
  };
}

/** One letter of a tree of texts, and the text that ends there. */
type Node = { next: Map<number, Node>; whole: string | null };

function endOf(root: Node, text: string): Node {
  let node = root;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const next = node.next.get(code) ?? { next: new Map<number, Node>(), whole: null };
    node.next.set(code, next);
    node = next;
  }
  return node;
}
