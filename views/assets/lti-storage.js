// Keeps a login's proof with the LMS, or asks for it, where the browser keeps cookies from a frame.
// Why this is safe is written in server/lti/storage-pages.ts. Without this file the page's button works.

const page = document.querySelector('[data-lti-storage]');
const { target, origin, key } = page.dataset;

/**
 * Resolves with the LMS's answer, rejects when that is an error. LTI CS-PM §2, PM-S §2. Asks again until then: the frame
 * in which an LMS keeps things may be there, or listen, only after we are.
 */
function ask(subject, fields) {
  return new Promise((resolve, reject) => {
    const message = { subject, message_id: window.crypto.randomUUID(), key, ...fields };
    const asking = setInterval(() => post(message), 250);
    const hear = ({ origin: from, data }) => {
      if (from !== origin || data?.message_id !== message.message_id || data.subject !== `${subject}.response`) return;
      clearInterval(asking);
      window.removeEventListener('message', hear);
      if (data.error) reject(new Error(String(data.error.code)));
      else resolve(data.value);
    };
    window.addEventListener('message', hear);
    post(message);
  });
}

function post(message) {
  try {
    holder().postMessage(message, origin);
  } catch {
    // There is no such window yet, or never: the page's button is shown when nothing has answered in time.
  }
}

/** The LMS's window, or the frame of it that keeps things for tools. Throws where there is none. */
function holder() {
  const lms = window.opener ?? window.parent;
  if (lms === window) throw new Error('no window of the LMS around this one');
  return target === '_parent' ? lms : lms.frames[target];
}

function wait(waiting) {
  page.querySelector('[data-waiting]').hidden = !waiting;
  page.querySelector('[data-fallback]').hidden = waiting;
}

async function put() {
  await ask('lti.put_data', { value: page.dataset.value });
  clearTimeout(patience);
  window.location.replace(page.dataset.next);
}

async function get() {
  const value = await ask('lti.get_data', {});
  clearTimeout(patience);
  if (typeof value !== 'string') throw new Error('nothing kept');
  ask('lti.put_data', { value: null }).catch(() => undefined); // it has served; nobody waits for it to go
  const form = page.querySelector('form');
  form.elements.namedItem('proof').value = value;
  form.submit();
}

wait(true);
// An answer that comes later is still heard.
const patience = setTimeout(() => wait(false), Number(page.dataset.timeout));
(page.dataset.ltiStorage === 'put' ? put() : get()).catch(() => wait(false));
