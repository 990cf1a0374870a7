// Autosave and live marks of the review page. Without this file everything on it works by its buttons.

const SAVE_AFTER_MS = 2000; // of quiet
const RETRY_MS = 10_000;
const OK = 200;
const CONFLICT = 409;

/** Saves what stands in the form a little after the last change, says so, and keeps what could not be saved. */
function autosave(form) {
  const state = form.querySelector('[data-save-state]');
  const version = form.elements.namedItem('version');
  const page = { saved: '', levels: levelsOf(form), timer: null, busy: null, stopped: false };
  const { saving, saved, heldBack, failed, conflict, refused, taken } = form.dataset;
  const hidden = 'hidden' in form.dataset;
  page.saved = textOf(fieldsOf(form));

  const say = (words, bad = false) => {
    state.textContent = words;
    state.classList.toggle('status--stop', bad);
  };
  const isHeld = () => document.querySelector('#presence[data-other]') !== null;
  const isDirty = () => textOf(fieldsOf(form)) !== page.saved;
  const isLost = () => isDirty() || removals(form).length > 0 || (hidden && levelsOf(form) !== page.levels);
  const later = (ms) => {
    clearTimeout(page.timer);
    page.timer = setTimeout(() => void save(), ms);
  };

  /** `leaving`: takes removals along, which otherwise wait for a button so that they can be unticked. */
  async function save(leaving = false) {
    if (page.busy) await page.busy;
    const due = isDirty() || (leaving && removals(form).length > 0);
    if (page.stopped || isHeld() || !due) return;
    say(saving);
    page.busy = send(form, leaving).then(settle, () => failedFor(RETRY_MS));
    await page.busy;
    page.busy = null;
    if (!page.stopped && isDirty()) later(page.wait);
  }

  function settle({ status, answer, sent }) {
    if (status === CONFLICT) return stop(conflict);
    if (status !== OK || answer === null) return status >= 500 ? failedFor(RETRY_MS) : stop(refused);
    version.value = String(answer.version);
    page.saved = sent;
    for (const [criterion, point] of Object.entries(answer.added)) adopt(form, criterion, point, page);
    page.wait = SAVE_AFTER_MS;
    const time = new Date(answer.savedAt).toLocaleTimeString(document.documentElement.lang, { timeStyle: 'short' });
    say((answer.heldBack ? heldBack : saved).replace('%time%', time));
  }

  function failedFor(ms) {
    page.wait = ms;
    say(failed, true);
  }

  function stop(words) {
    page.stopped = true;
    say(words, true);
  }

  form.addEventListener('input', () => {
    page.leaving = false; // the page stays after all
    showMarks(form);
    later(SAVE_AFTER_MS);
  });
  form.addEventListener('submit', (event) => {
    // A save under way carries the same words; were it to arrive second, the form's own version would look stale.
    if (page.busy) {
      event.preventDefault();
      void page.busy.then(() => form.requestSubmit(event.submitter));
      return;
    }
    clearTimeout(page.timer);
    page.leaving = true;
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const leaves = link && !link.getAttribute('href').startsWith('#') && link.target === '' && !event.ctrlKey;
    if (!leaves || !isLost() || page.stopped || isHeld()) return;
    event.preventDefault();
    void save(true).then(() => {
      if (!isDirty()) page.leaving = !hidden || levelsOf(form) === page.levels;
      window.location.href = link.href;
    });
  });
  document.addEventListener('htmx:afterSwap', () => {
    if (isHeld() && isDirty()) say(taken, true);
    else if (isDirty()) later(SAVE_AFTER_MS);
  });
  window.addEventListener('beforeunload', (event) => {
    if (!page.leaving && isLost()) event.preventDefault();
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) window.location.reload(); // a page from the browser's memory holds an old version
  });
}

/**
 * All fields but what must not go by itself: removals, notes to the readers, words for saved points, empty new points,
 * and the version, which is no edit.
 */
function fieldsOf(form) {
  return [...new FormData(form)].filter(
    ([name, value]) =>
      name !== 'version' &&
      !name.startsWith('remove.') &&
      !name.startsWith('redraft-note') &&
      !name.startsWith('bank-quote.') &&
      !(name.startsWith('new-') && form.elements.namedItem(name.replace(/^[^.]+/, 'new-text')).value.trim() === '') &&
      !(name.startsWith('level.') && 'hidden' in form.dataset) &&
      typeof value === 'string',
  );
}

function textOf(fields) {
  return new URLSearchParams(fields).toString();
}

function removals(form) {
  return [...new FormData(form)].filter(([name]) => name.startsWith('remove.'));
}

function levelsOf(form) {
  return textOf([...new FormData(form)].filter(([name]) => name.startsWith('level.')));
}

async function send(form, leaving) {
  const fields = fieldsOf(form);
  const own = [...fields, ['version', form.elements.namedItem('version').value]];
  const response = await fetch(form.dataset.autosave, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams(leaving ? [...own, ...removals(form)] : own),
  });
  const isJson = response.headers.get('Content-Type')?.includes('json') ?? false;
  return { status: response.status, answer: isJson ? await response.json() : null, sent: textOf(fields) };
}

/** A new point was saved: its fields now edit that point, and a fresh set for the next one stands below. */
function adopt(form, criterion, point, page) {
  const box = form.querySelector(`details[data-new-point="${CSS.escape(criterion)}"]`);
  if (!box) return;
  const fresh = box.cloneNode(true);
  for (const field of fresh.querySelectorAll('textarea')) field.value = '';
  fresh.open = false;
  for (const node of box.querySelectorAll('[id], [for], [aria-describedby]'))
    for (const name of ['id', 'for', 'aria-describedby'])
      if (node.hasAttribute(name)) node.setAttribute(name, `${node.getAttribute(name)}-${point}`);
  for (const field of box.querySelectorAll('[name]'))
    field.name = field.name.replace(/^new-/, '').replace(/\.[^.]*$/, `.${point}`);
  const keep = box.querySelector('[name="bank-save"]');
  if (keep) keep.value = `point.${point}`;
  delete box.dataset.newPoint;
  box.after(fresh);
  page.saved = textOf(fieldsOf(form));
}

/** The marks that the chosen levels add up to; the server computes them again from the levels. */
function showMarks(form) {
  const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 2 });
  const sections = [...form.querySelectorAll('[data-criterion]')];
  const worth = sections.map((section) => {
    const chosen = section.querySelector('input[type="radio"]:checked');
    const points = chosen ? Number(chosen.dataset.pointsWorth) : null;
    section.querySelector('[data-criterion-marks]').textContent = points === null ? '–' : number.format(points);
    return points;
  });
  const sum = worth.includes(null) ? '–' : number.format(worth.reduce((total, points) => total + points, 0));
  const marks = form.querySelector('[data-marks]');
  marks.textContent = `${sum} / ${marks.dataset.maximum}`;
}

const reviewForm = document.querySelector('form[data-autosave]');
if (reviewForm) autosave(reviewForm);

// A page behind another tells that nobody looks at it: its signs of life are no time of review.
document.addEventListener('htmx:configRequest', (event) => {
  if (document.hidden) event.detail.parameters['out-of-view'] = '1';
});
