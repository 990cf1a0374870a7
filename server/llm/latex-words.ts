/**
 * LaTeX commands that begin with a letter which JSON reads as an escape (`\b`, `\f`, `\n`, `\r`, `\t`). A model that
 * forgets to double its backslash writes `\frac`, and JSON makes a form feed and "rac" of it. `\ne` and `\nu` are left
 * out: as a line break before "e" or "u" they are ordinary text in several languages. Source of the names: the symbol
 * tables of the LaTeX2e and amsmath manuals.
 */
export const LATEX_WORDS: ReadonlySet<string> = new Set(
  `backslash bar begin beta bf bigcap bigcup big Big binom bmod boldsymbol bot boxed breve bullet
  fbox flat footnote forall frac frown
  nabla natural nearrow neg neq newline nexists ngeq nleq nmid not notin nparallel nsubseteq
  rangle rbrace rceil renewcommand rfloor rho right rightarrow Rightarrow rightleftharpoons rm
  tan tanh tau text textbf textit textrm tfrac therefore theta tilde times to top triangle`.split(/\s+/),
);
