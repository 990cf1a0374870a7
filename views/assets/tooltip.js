// Tooltips. Without this file a button opens its own by click, tap or Enter, and Escape closes it: the browser's popover.
// This opens it by hovering and by moving the focus there too, and keeps it open while the pointer is on it.

/** Long enough to move the pointer from the button to what it opened. */
const LINGER_MS = 300;

for (const tooltip of document.querySelectorAll('[data-tip]')) {
  const button = tooltip.querySelector('button');
  const text = tooltip.querySelector('[popover]');
  let closing;
  const isOpen = () => text.matches(':popover-open');
  const open = () => {
    clearTimeout(closing);
    if (!isOpen()) text.showPopover({ source: button });
  };
  const close = () => {
    clearTimeout(closing);
    closing = setTimeout(() => {
      const isWanted = tooltip.matches(':hover') || button.matches(':focus-visible');
      if (isOpen() && !isWanted) text.hidePopover();
    }, LINGER_MS);
  };
  tooltip.addEventListener('pointerenter', ({ pointerType }) => pointerType === 'mouse' && open());
  tooltip.addEventListener('pointerleave', close);
  button.addEventListener('focus', () => button.matches(':focus-visible') && open());
  button.addEventListener('blur', close);
}
