import type { RevisedAnswer } from './revised-answers.ts';

/**
 * Written and judged after the comparison was made: 16 of 19 as judged, one `unclear`, two otherwise. One rule came of
 * them (what is put in right before a passage may lead up to it); no figure was changed.
 */
export const HELD_OUT_ANSWERS: RevisedAnswer[] = [
  {
    name: 'a lab report with one reading added',
    before: 'We heated the water and measured it. The curve rises. Our result is close to the book value.',
    after:
      'We heated 200 ml of water and measured its temperature every 30 seconds. The curve rises. Our result is close to the book value of 4.18, which we miss by 3 per cent.',
    steps: [
      {
        text: 'Say how much water, and how often you measured.',
        quote: 'We heated the water and measured it',
        judged: 'acted-on',
      },
      { text: 'Describe how it rises.', quote: 'The curve rises', judged: 'ignored' },
      { text: 'How close? Give both values.', quote: 'close to the book value', judged: 'acted-on' },
      { text: 'Name a source of error.', looked: ['error', 'uncertainty', 'inaccurate'], judged: 'ignored' },
    ],
  },
  {
    name: 'an essay with its weak sentence dropped',
    before:
      'Everyone knows that zoos are cruel. Animals in zoos live longer than in the wild. Some species would have died out without zoos.',
    after:
      'Animals in zoos live longer than in the wild. Some species, the Arabian oryx for one, would have died out without zoos.',
    steps: [
      {
        text: 'Avoid "everyone knows": give grounds.',
        quote: 'Everyone knows that zoos are cruel',
        judged: 'not-relevant',
      },
      { text: 'Name a species.', quote: 'Some species would have died out', judged: 'acted-on' },
      { text: 'Is that true of elephants? Weigh it up.', quote: 'live longer than in the wild', judged: 'ignored' },
    ],
  },
  {
    name: 'a summary with a comma set',
    before: 'When the war ended many soldiers came home. They found no work.',
    after: 'When the war ended, many soldiers came home. They found no work.',
    steps: [
      { text: 'Say when that was.', quote: 'When the war ended', judged: 'ignored' },
      { text: 'Explain why not.', quote: 'They found no work', judged: 'ignored' },
    ],
  },
  {
    name: 'Spanish: a reason, and a wrong word repaired',
    before: 'El agua sube por el tallo. Las hojas la evapora. Por eso la planta necesita agua.',
    after:
      'El agua sube por el tallo porque las hojas tiran de ella al evaporarla. Las hojas la evaporan. Por eso la planta necesita agua.',
    steps: [
      { text: 'Explica por qué sube.', quote: 'El agua sube por el tallo', judged: 'acted-on' },
      { text: '¿Cuánta? Da una cifra.', quote: 'Las hojas la evapora', judged: 'tried' },
      { text: 'Relaciona esto con la sequía.', quote: 'Por eso la planta necesita agua', judged: 'ignored' },
    ],
  },
  {
    name: 'a letter to which a last paragraph was added',
    before: 'Dear editor,\nyour article on bicycles was one-sided. You only asked drivers.',
    after:
      'Dear editor,\nyour article on bicycles was one-sided. You only asked drivers.\nI therefore ask you to let a cyclist answer in your next issue.\nYours faithfully, A. Reader',
    steps: [
      { text: 'Say what you want the editor to do.', quote: '', judged: 'acted-on' },
      {
        text: 'Close the letter properly.',
        looked: ['Yours faithfully', 'Yours sincerely', 'Kind regards'],
        judged: 'acted-on',
      },
      { text: 'Which drivers?', quote: 'You only asked drivers', judged: 'ignored' },
    ],
  },
  {
    name: 'a proof with a step put in between',
    before: 'Let n be even. Then n² is even. Therefore the claim holds for all n.',
    after:
      'Let n be even. So n = 2k for some k, and n² = 4k² = 2(2k²). Then n² is even. Therefore the claim holds for all n.',
    steps: [
      { text: 'Show this step.', quote: 'Then n² is even', judged: 'acted-on' },
      { text: 'What about odd n?', quote: 'the claim holds for all n', judged: 'ignored' },
    ],
  },
  {
    name: 'two sentences made one',
    before: 'The king was weak. The queen ruled. The people were hungry and angry.',
    after: 'Because the king was weak, it was the queen who ruled. The people were hungry and angry.',
    steps: [
      { text: 'Connect these two.', quote: 'The king was weak. The queen ruled.', judged: 'acted-on' },
      { text: 'Why hungry? Give a cause.', quote: 'hungry and angry', judged: 'ignored' },
    ],
  },
];
