// Touching quoted words lights their points, and the other way round. Without this file, numbers and links lead there.

const MARKED = '[data-points]';
const wide = window.matchMedia('(min-width: 60rem)'); // the two columns of review.css
const work = document.querySelector('.review__work');
let kept = ''; // what was clicked or has the focus stays lit when the pointer leaves

function touched(event) {
  return event.target instanceof Element ? event.target.closest(MARKED) : null;
}

function numbersOf(node) {
  return node?.dataset.points ?? '';
}

/** Lights everything that belongs to one of these points; overlapping quotes light several. */
function light(numbers) {
  const wanted = new Set(numbers.split(' ').filter((number) => number !== ''));
  for (const node of document.querySelectorAll(MARKED)) {
    const lit = numbersOf(node)
      .split(' ')
      .some((number) => wanted.has(number));
    node.classList.toggle('is-lit', lit);
  }
}

/** Beside each other, the other column follows; below each other, the page must not jump under a hand. */
function follow(node) {
  if (!wide.matches) return;
  const [number] = numbersOf(node).split(' ');
  if (work.contains(node)) document.getElementById(`point-${number}`)?.scrollIntoView({ block: 'center' });
  else showWords(document.getElementById(`words-${number}`));
}

/** Only the column scrolls, never the page: `scrollIntoView` would move both. */
function showWords(words) {
  if (!words) return;
  const place = words.getBoundingClientRect().top - work.getBoundingClientRect().top;
  if (place > 0 && place < work.clientHeight - 60) return;
  work.scrollTop += place - work.clientHeight / 3;
}

document.addEventListener('pointerover', (event) => light(numbersOf(touched(event)) || kept));
document.addEventListener('focusin', (event) => {
  const node = touched(event);
  kept = numbersOf(node);
  light(kept);
  if (node && !work.contains(node)) follow(node);
});
document.addEventListener('click', (event) => {
  const node = touched(event);
  if (!node) return;
  kept = numbersOf(node);
  light(kept);
  if (work.contains(node) && !event.target.closest('a')) follow(node);
});
