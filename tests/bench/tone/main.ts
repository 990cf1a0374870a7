import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ToneFault } from '../../../server/grading/checks/tone/tone-of.ts';
import type { Language } from '../validator/bench-case.ts';
import { learnWeights } from './learn-weights.ts';
import { allSamples } from './all-samples.ts';
import { learnCues } from './learn-cues.ts';

// `npm run train:tone`: makes the weights of the tone models anew from the sentences of this folder and the open half of
// the validator bench. Touches nothing that is set aside.
const languages: Language[] = ['en', 'de', 'es'];
const faults: ToneFault[] = ['praise', 'generic', 'claim', 'marks', 'verdict', 'leak'];
const lines: string[] = [];
const cues: string[] = [];
for (const language of languages) {
  const samples = await allSamples(language);
  cues.push(`  ${language}: \`\n    ${learnCues(samples, language).join(' ')}\`,`);
  for (const fault of faults) {
    const { bias, scale, weights } = learnWeights(samples, fault);
    const packed = Buffer.from(weights.buffer).toString('base64');
    lines.push(
      `  '${language} ${fault}': {\n    bias: ${bias},\n    scale: ${scale},\n    weights:\n      '${packed}',\n  },`,
    );
  }
}
await writeFile(
  join(import.meta.dirname, '../../../server/grading/checks/tone/tone-weights.ts'),
  `// Made by \`npm run train:tone\`; not to be edited.
type PackedModel = { bias: number; scale: number; weights: string };

/** By language and fault; \`weights\` are signed bytes in base64. */
export const toneWeights: Readonly<Record<string, PackedModel>> = {
${lines.join('\n')}
};
`,
);
await writeFile(
  join(import.meta.dirname, '../../../server/grading/checks/tone/mark-cues.ts'),
  `// Made by \`npm run train:tone\`; not to be edited.
/** Words that marks are said with, by language. */
export const markCues: Readonly<Record<string, string>> = {
${cues.join('\n')}
};
`,
);
