/** What a site tells students about privacy in one language, by versions of which none is ever changed. */
export type Notice = {
  /** The language, as the folder of its words is called. */
  _id: string;
  /** Of the last one saved; 0 before the first. */
  version: number;
  versions: NoticeVersion[];
};

/** An empty text gives the word back to the product's own notice. `by`: `cli:<os user>`. */
export type NoticeVersion = { version: number; text: string; by: string; at: Date };

/** In UTF-16 units: about two printed pages. */
export const MOST_NOTICE = 6_000;
