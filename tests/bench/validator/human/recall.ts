/** How a check agrees with people's labels: of what they marked, how much it finds; of what it finds, how much they marked. */
export type Recall = {
  /** What the labels were read as, for the table. */
  question: string;
  n: number;
  marked: number;
  found: number;
  both: number;
  recall: number | null;
  precision: number | null;
};

export function recallOf(question: string, items: readonly { marked: boolean; found: boolean }[]): Recall {
  const count = (hit: (item: { marked: boolean; found: boolean }) => boolean) => items.filter(hit).length;
  const marked = count((item) => item.marked);
  const found = count((item) => item.found);
  const both = count((item) => item.marked && item.found);
  const share = (of: number) => (of === 0 ? null : both / of);
  return { question, n: items.length, marked, found, both, recall: share(marked), precision: share(found) };
}
