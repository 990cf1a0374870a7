// Keys of the review page. They never act while somebody types, and can be switched off (WCAG 2.2 §2.1.4).
// A letter presses whatever carries it as `data-key`, the nearest to the point and the criterion one is on; numbers
// choose a level of that criterion.

const STORED = 'second-reader-keys';
const dialog = document.querySelector('#keys');
const toggle = dialog.querySelector('#keys-on');
const criteria = [...document.querySelectorAll('[data-criterion]')];
let point = null; // the last one touched
let keysOn = remembered() !== 'off';

/** A frame may be denied storage: then the choice lasts as long as the page. */
function remembered() {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

function remember(value) {
  try {
    localStorage.setItem(STORED, value);
  } catch {
    // the choice lasts as long as the page
  }
}

function isTyping(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('textarea, select')) return true;
  return target.matches('input') && !['radio', 'checkbox', 'button', 'submit'].includes(target.type);
}

function current() {
  return criteria.find((section) => section.dataset.current === 'true') ?? null;
}

function moveTo(section) {
  for (const one of criteria) one.dataset.current = String(one === section);
  if (point && !section.contains(point)) point = null;
}

function step(by) {
  const at = criteria.indexOf(current());
  const section = criteria[Math.min(Math.max(at + by, 0), criteria.length - 1)];
  if (!section) return;
  moveTo(section);
  const radio = section.querySelector('input[type="radio"]:checked') ?? section.querySelector('input[type="radio"]');
  radio?.focus({ preventScroll: true });
  section.scrollIntoView({ block: 'nearest' });
}

function chooseLevel(place) {
  const radio = current()?.querySelectorAll('input[type="radio"]')[place - 1];
  if (!radio || radio.matches(':disabled')) return;
  radio.focus({ preventScroll: true });
  if (!radio.checked) radio.click();
}

function press(key) {
  const wanted = `[data-key="${CSS.escape(key)}"]:not(:disabled)`;
  const places = [point, current(), document].filter((place) => place !== null);
  const [target] = places.flatMap((place) => place.querySelector(wanted) ?? []);
  if (!target || ofAnother(target)) return false;
  target.click();
  return true;
}

/** What belongs to a criterion is pressed on that criterion only: one would not see what happens elsewhere. */
function ofAnother(target) {
  const section = target.closest('[data-criterion]');
  return section !== null && section !== current();
}

function edit() {
  const field = current()?.querySelector('.point__text') ?? document.querySelector('#summary');
  if (!field) return;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
  field.scrollIntoView({ block: 'nearest' });
}

const ACTIONS = {
  n: () => step(1),
  p: () => step(-1),
  e: edit,
  '?': showKeys,
};

function showKeys() {
  toggle.checked = keysOn;
  dialog.showModal();
}

document.addEventListener('keydown', (event) => {
  const { key, target } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (dialog.open) return;
  if (isTyping(target)) {
    if (key === 'Escape') target.blur();
    return;
  }
  if (!keysOn) return;
  const done = /^[1-9]$/.test(key) ? chooseLevel(Number(key)) : ACTIONS[key] ? ACTIONS[key]() : press(key);
  if (done !== false) event.preventDefault();
});

for (const name of ['focusin', 'pointerdown'])
  document.addEventListener(name, (event) => {
    const section = event.target instanceof Element ? event.target.closest('[data-criterion]') : null;
    if (!section) return;
    moveTo(section);
    point = event.target.closest('[data-point]') ?? point;
  });

toggle.addEventListener('change', () => {
  keysOn = toggle.checked;
  remember(keysOn ? 'on' : 'off');
});
for (const button of document.querySelectorAll('[data-show-keys]')) {
  button.hidden = false;
  button.addEventListener('click', showKeys);
}
const returned = criteria.find((section) => `#${section.id}` === window.location.hash); // from an act on its points
const unchosen = criteria.find((section) => !section.querySelector('input[type="radio"]:checked'));
const open = returned ?? unchosen ?? criteria[0];
if (open) moveTo(open);
