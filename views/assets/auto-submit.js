// Sends the page's waiting form on; without JavaScript its button does.
document.querySelector('form[data-auto-submit]')?.submit();
