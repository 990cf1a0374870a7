// Sends the page's waiting form on; without JavaScript its button does.
globalThis.document.querySelector('form[data-auto-submit]')?.submit();
