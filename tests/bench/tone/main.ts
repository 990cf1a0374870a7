import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
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
  const { any, strong } = learnCues(samples, language);
  cues.push(`  ${language}: {\n    any: \`${any.join(' ')}\`,\n    strong: \`${strong.join(' ')}\`,\n  },`);
  for (const fault of faults) {
    const { bias, scale, weights } = learnWeights(samples, fault);
    const packed = brotliCompressSync(weights).toString('base64');
    lines.push(
      `  '${language} ${fault}': {\n    bias: ${bias},\n    scale: ${scale},\n    weights:\n      '${packed}',\n  },`,
    );
  }
}
await writeFile(
  join(import.meta.dirname, '../../../server/grading/checks/tone/tone-weights.ts'),
  `// Made by \`npm run train:tone\`; not to be edited.
type PackedModel = { bias: number; scale: number; weights: string };

/** By language and fault; \`weights\` are signed bytes, compressed by Brotli, in base64. */
export const toneWeights: Readonly<Record<string, PackedModel>> = {
${lines.join('\n')}
};
`,
);
await writeFile(
  join(import.meta.dirname, '../../../server/grading/checks/tone/mark-cues.ts'),
  `// Made by \`npm run train:tone\`; not to be edited.
/** Words that marks are said with, by language; \`strong\` ones hardly anything else is said with. */
export const markCues: Readonly<Record<string, { any: string; strong: string }>> = {
${cues.join('\n')}
};
`,
);
