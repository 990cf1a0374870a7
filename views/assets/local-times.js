// Times in the reader's own zone. The server prints them in UTC, so without this file they are right, only less handy.

/**
 * Rewrites every moment (`<time datetime>` with a time of day) under a node, in the page's language; the one in UTC stays
 * as its tooltip.
 */
function localise(root) {
  const readable = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
  for (const time of root.querySelectorAll('time[datetime*="T"]:not([title])')) {
    const moment = new Date(time.dateTime);
    if (Number.isNaN(moment.getTime())) continue;
    time.title = time.textContent;
    time.textContent = readable.format(moment);
  }
}

localise(document);
document.addEventListener('htmx:load', (event) => localise(event.target));
