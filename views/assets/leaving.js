// A form on its way to the server takes no more words: they would go with the page. Without this file they are simply lost.

const STAYS_AFTER_MS = 30_000; // then its sending was broken off, and the page is still the teacher's or the student's

for (const form of document.querySelectorAll('form[data-autosave]'))
  form.addEventListener('submit', (event) => {
    if (form.inert) event.preventDefault(); // a second press would break the first one off
    if (event.defaultPrevented) return; // or it is sent again once a save under way has ended
    form.inert = true;
    setTimeout(() => (form.inert = false), STAYS_AFTER_MS);
  });
