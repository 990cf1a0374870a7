// Words selected in the work stand at once where a saved point asks for words to rest on. Without this file they are
// copied by hand.

const NOT_OF_THE_WORK = '.note-ref, .side-note, .work-page__number';
const shownWork = document.querySelector('.review__work > .work-text');
const restFields = [...document.querySelectorAll('[name^="bank-quote."]')];

/** The selected words without the numbers and notes that the page puts between them; empty for none of the work. */
function selectedWords() {
  const selection = document.getSelection();
  if (!shownWork || !selection || selection.isCollapsed || selection.rangeCount === 0) return '';
  const range = selection.getRangeAt(0);
  if (!shownWork.contains(range.commonAncestorContainer)) return '';
  const piece = range.cloneContents();
  for (const node of piece.querySelectorAll(NOT_OF_THE_WORK)) node.remove();
  return piece.textContent.trim();
}

function offerWords() {
  const words = selectedWords();
  if (words === '') return;
  // What somebody typed stays.
  for (const field of restFields) if (field.value === '' || field.value === field.dataset.selected) put(field, words);
}

function put(field, words) {
  field.value = words;
  field.dataset.selected = words;
}

if (restFields.length > 0) document.addEventListener('selectionchange', offerWords);
