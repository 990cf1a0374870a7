// The rubric editor without new pages: the server changes the form as it does for a click, and its answer takes the place
// of what is there. Keys move what the focus is in, and the preview follows the typing.

const LOOK_AFTER_MS = 700; // of quiet
const MAC = /mac/iu.test(navigator.platform);

function rubricEditor(form) {
  const page = { busy: false, dirty: false, timer: null };

  form.addEventListener('submit', (event) => {
    const value = event.submitter?.value ?? 'preview';
    if (value === 'save' || value === page.plainly) {
      page.dirty = false;
      return;
    }
    event.preventDefault();
    void act(value, null);
  });

  form.addEventListener('input', ({ target }) => {
    page.dirty = true;
    if (target.name === 'kind') void act('live', target.id);
    else lookLater();
  });

  form.addEventListener('keydown', (event) => {
    const asked = askedBy(form, event);
    if (!asked) return;
    event.preventDefault();
    if (asked.button) void act(asked.button.value, asked.focus);
  });

  window.addEventListener('beforeunload', (event) => {
    if (page.dirty) event.preventDefault();
  });

  /** Changes the form as the button of that value does; what was typed while it was on its way is sent again. */
  async function act(value, focus) {
    if (page.busy) return;
    page.busy = true;
    page.dirty = true;
    clearTimeout(page.timer);
    try {
      let [sent, answer] = [null, null];
      do {
        sent = typedIn(form);
        answer = await post(form, value);
      } while (typedIn(form) !== sent);
      putInPlace(form, answer, focus);
    } catch {
      submitPlainly(value);
    } finally {
      page.busy = false;
    }
  }

  /** Whatever went wrong, the page that the browser itself gets says it, or does it. */
  function submitPlainly(value) {
    page.plainly = value;
    const button = Object.assign(document.createElement('button'), { name: 'act', value });
    form.append(button);
    form.requestSubmit(button);
  }

  function lookLater() {
    clearTimeout(page.timer);
    page.timer = setTimeout(() => void look(), LOOK_AFTER_MS);
  }

  /** Only what is shown of the form changes, never the form. */
  async function look() {
    if (page.busy) return;
    const sent = typedIn(form);
    const answer = await post(form, 'live').catch(() => null);
    if (answer && !page.busy && typedIn(form) === sent) showLive(form, answer);
  }

  form.querySelector('[data-editor-keys]').hidden = false;
}

function typedIn(form) {
  return new URLSearchParams(new FormData(form)).toString();
}

async function post(form, value) {
  const body = new URLSearchParams(new FormData(form));
  body.set('act', value);
  const answer = await fetch(form.getAttribute('action'), { method: 'POST', body, redirect: 'error' });
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (!page.querySelector('[data-rubric-editor]')) throw new Error('no editor');
  return page;
}

function putInPlace(form, answer, focus) {
  const caret = caretOf(document.activeElement);
  form.replaceChildren(...answer.querySelector('[data-rubric-editor]').childNodes);
  form.querySelector('[data-editor-keys]').hidden = false;
  showLive(form, answer);
  const said = '[data-editor-said]';
  document.querySelector(said).textContent = answer.querySelector(said).textContent;
  const target =
    focus === null
      ? document.querySelector('[data-rubric-editor] [autofocus], #preview [autofocus]')
      : document.getElementById(focus);
  target?.focus();
  if (caret && focus !== null && target && 'setSelectionRange' in target && target.type !== 'radio')
    target.setSelectionRange(...caret);
}

function caretOf(field) {
  return typeof field?.selectionStart === 'number' ? [field.selectionStart, field.selectionEnd] : null;
}

function showLive(form, answer) {
  for (const section of document.querySelectorAll('[data-editor-live]'))
    section.replaceChildren(...(answer.getElementById(section.id)?.childNodes ?? []));
  const count = '[data-editor-count]';
  form.querySelector(count).textContent = answer.querySelector(count)?.textContent ?? '';
}

/** The button that a key stands for (null at the end of the row), and the field to go on in afterwards. */
function askedBy(form, { altKey, ctrlKey, metaKey, shiftKey, key, target }) {
  if (!altKey || ctrlKey || metaKey || shiftKey) return null;
  const by = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1 }[key];
  // Option and an arrow move by words and paragraphs in a text on a Mac.
  if (!by || (MAC && target.matches('input, textarea'))) return null;
  const across = key === 'ArrowLeft' || key === 'ArrowRight';
  const at = across
    ? target.closest('[data-level]')?.dataset.level
    : target.closest('[data-criterion]')?.dataset.criterion;
  if (at === undefined) return null;
  const button = form.querySelector(`button[value="${by < 0 ? 'earlier' : 'later'}.${at}"]`);
  return { button, focus: target.id === '' ? null : movedId(target.id, at, by) };
}

/** `criteria.2.levels.0.title` moves with criterion 2 to `criteria.3.levels.0.title`. */
function movedId(id, at, by) {
  const [criterion, level] = at.split('.').map(Number);
  const from = level === undefined ? `criteria.${criterion}` : `criteria.${criterion}.levels.${level}`;
  const to = level === undefined ? `criteria.${criterion + by}` : `criteria.${criterion}.levels.${level + by}`;
  return id === from || id.startsWith(`${from}.`) ? to + id.slice(from.length) : null;
}

const editedForm = document.querySelector('[data-rubric-editor]');
if (editedForm) rubricEditor(editedForm);
