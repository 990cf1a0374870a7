import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

export type Pattern = { file: string; line: number; source: string; flags: string };

/** Every regular expression that is written out in the server's files. */
export function findPatterns(folder: string): Pattern[] {
  return globSync(`${folder}/**/*.ts`).sort().flatMap(patternsOf);
}

function patternsOf(file: string): Pattern[] {
  const parsed = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const line = parsed.getLineAndCharacterOfPosition(node.getStart(parsed)).line + 1;
      found.push({ file, line, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    node.forEachChild(visit);
  };
  visit(parsed);
  return found;
}
