// Loaded before any TypeScript: Node 20 cannot run a .ts entry, so it would fail with words that help nobody.
const wanted = 24;
const found = Number(process.versions.node.split('.')[0]);
if (found < wanted) {
  console.error(
    `Second Reader needs Node ${wanted} or newer; this is ${process.versions.node}.\n` +
      'On Linux, "npm ci" installs a private Node 24: start through npm ("npm start", "make demo").\n' +
      'Elsewhere, install Node 24 from https://nodejs.org.',
  );
  process.exit(1);
}
