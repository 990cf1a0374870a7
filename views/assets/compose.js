// Autosave for the page on which a student writes. Without this file everything on it works by its buttons.

const SAVE_AFTER_MS = 3000; // of quiet: long enough not to send every word, short enough to lose only a few
const RETRY_MS = 10_000;

/** Saves the form's text a few seconds after the last change; says so, counts words, and warns before leaving. */
function autosave(form) {
  const text = form.elements.namedItem('text');
  const base = form.elements.namedItem('base');
  const state = form.querySelector('[data-save-state]');
  const counter = form.querySelector('[data-words-shown]');
  const page = { saved: text.value, timer: null, busy: false, stopped: false, leaving: false };

  const say = (words) => (state.textContent = words);
  const count = () => {
    const words = countWords(text.value, document.documentElement.lang);
    counter.textContent = form.dataset.words.replace('%count%', words.toLocaleString(document.documentElement.lang));
  };
  const later = (ms) => {
    clearTimeout(page.timer);
    page.timer = setTimeout(save, ms);
  };

  async function save() {
    if (page.busy || page.stopped || page.leaving || text.value === page.saved) return;
    page.busy = true;
    say(form.dataset.saving);
    const sent = text.value;
    const wait = await send(form.dataset.autosave, { text: sent, base: base.value }).then(
      (answer) => settle(answer, sent),
      () => failed(),
    );
    page.busy = false;
    if (!page.stopped && text.value !== page.saved) later(wait);
  }

  function settle(answer, sent) {
    if (answer.kind === 'not-open') {
      say(form.dataset.notOpen);
      return RETRY_MS;
    }
    if (answer.status === 409) {
      page.stopped = true;
      say(form.dataset.conflict);
      return RETRY_MS;
    }
    if (!answer.ok) return failed();
    page.saved = sent;
    base.value = answer.savedOn;
    const time = new Date(answer.savedOn).toLocaleTimeString(document.documentElement.lang);
    say(form.dataset.saved.replace('%time%', time));
    return SAVE_AFTER_MS;
  }

  function failed() {
    say(form.dataset.failed);
    return RETRY_MS;
  }

  text.addEventListener('input', () => {
    page.leaving = false; // the page stays after all
    count();
    later(SAVE_AFTER_MS);
  });
  form.addEventListener('submit', (event) => {
    // A save under way carries the same words; were it to arrive second, the form's own base would look stale.
    if (page.busy) {
      event.preventDefault();
      setTimeout(() => form.requestSubmit(event.submitter), 200);
      return;
    }
    clearTimeout(page.timer);
    page.leaving = true;
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) window.location.reload(); // a page from the browser's memory holds an old base
  });
  window.addEventListener('beforeunload', (event) => {
    if (!page.leaving && text.value !== page.saved) event.preventDefault();
  });
  count();
}

async function send(url, fields) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams(fields),
  });
  const answer = response.headers.get('Content-Type')?.includes('json') ? await response.json() : {};
  return { ok: response.ok && typeof answer.savedOn === 'string', status: response.status, ...answer };
}

function countWords(text, language) {
  const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(text);
  return Array.from(segments).filter((segment) => segment.isWordLike).length;
}

/** Keeps ticks as they are made; they also go along with every button of the work's form. */
function keepTicks(list) {
  const state = list.querySelector('[data-checklist-state]');
  const keep = async () => {
    const fields = [...list.querySelectorAll('input')].filter(({ type, checked }) => type === 'hidden' || checked);
    const body = new URLSearchParams(fields.map(({ name, value }) => [name, value]));
    const headers = { Accept: 'application/json' };
    const answer = await fetch(list.dataset.checklist, { method: 'POST', headers, body }).catch(() => null);
    state.textContent = answer?.ok ? list.dataset.saved : list.dataset.failed;
  };
  let last = Promise.resolve();
  list.addEventListener('change', () => (last = last.then(keep))); // one after the other: the last one counts
}

const checklist = document.querySelector('[data-checklist]');
if (checklist) keepTicks(checklist);

const form = document.querySelector('form[data-autosave]');
if (form && !form.elements.namedItem('text').disabled) autosave(form);
