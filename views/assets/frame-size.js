// Inside an LMS's frame: asks the LMS for a frame as tall as the page, where it says that it can do so.
// (LTI client-side postMessage: `lti.capabilities`; Canvas: `lti.frameResize`.)
// Only a registered platform can be the parent (frame-ancestors), and only its answer is believed.

const lms = window.parent;
const DESK_SHARE = 0.85; // of the screen: pages whose columns scroll want a frame that fits, not one without end
let told = 0;

function heightWanted() {
  const whole = document.documentElement.scrollHeight;
  if (!document.querySelector('[data-frame="screen"]')) return whole;
  return Math.round(window.screen.availHeight * DESK_SHARE);
}

function tell(origin) {
  const height = heightWanted();
  if (Math.abs(height - told) < 8) return; // no back and forth over a rounded pixel
  told = height;
  lms.postMessage({ subject: 'lti.frameResize', height }, origin);
}

function onAnswer({ source, origin, data }) {
  if (source !== lms || data?.subject !== 'lti.capabilities.response') return;
  const offered = Array.isArray(data.supported_messages) ? data.supported_messages : [];
  if (!offered.some((one) => one?.subject === 'lti.frameResize')) return;
  window.removeEventListener('message', onAnswer);
  tell(origin);
  new ResizeObserver(() => tell(origin)).observe(document.body);
}

if (lms !== window) {
  window.addEventListener('message', onAnswer);
  // The question holds nothing, so it may be asked before we know who is there.
  lms.postMessage({ subject: 'lti.capabilities', message_id: 'frame-size' }, '*');
}
