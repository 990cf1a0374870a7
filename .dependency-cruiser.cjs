// The import rules of CONTRIBUTING.md, "The shape". A stage may use what lies to its left, never to its right.
const STAGES = [
  'lti',
  'rubrics',
  'llm',
  'workshop',
  'assignments',
  'submissions',
  'grading',
  'reviews',
  'grades',
  'feedback',
];

// What a stage may import besides itself and the floor. Types of `services.ts` are free for all: they name, not run.
const MAY_USE = {
  lti: [],
  rubrics: [],
  llm: ['rubrics'],
  workshop: ['lti', 'rubrics', 'llm'],
  assignments: ['lti', 'rubrics', 'llm', 'workshop'],
  submissions: ['lti', 'rubrics', 'assignments', 'llm', 'grading'],
  grading: ['rubrics', 'llm'],
  reviews: ['lti', 'rubrics', 'llm', 'workshop', 'assignments', 'submissions', 'grading'],
  grades: ['lti', 'rubrics', 'assignments', 'submissions', 'grading', 'reviews'],
  feedback: ['lti', 'rubrics', 'assignments', 'submissions', 'grading', 'reviews', 'grades'],
};

const stageRules = STAGES.map((stage) => ({
  name: `${stage}-looks-left`,
  severity: 'error',
  from: { path: `^server/${stage}/` },
  to: {
    path: `^server/(${[...STAGES, 'admin', 'demo'].filter((s) => s !== stage && !MAY_USE[stage].includes(s)).join('|')})/`,
    dependencyTypesNot: ['type-only'],
  },
}));

const onlyIn = (name, library, home) => ({
  name,
  severity: 'error',
  from: { path: '^server/', pathNot: home },
  to: { path: `node_modules/${library}/`, dependencyTypesNot: ['type-only'] },
});

module.exports = {
  forbidden: [
    ...stageRules,
    {
      name: 'floor-looks-nowhere',
      severity: 'error',
      from: {
        path: '^server/(config|errors|logger|clock|tenancy)\\.ts$|^server/(database|departures|jobs|secrets|settings|telemetry)/',
      },
      to: { path: `^server/(${STAGES.join('|')}|http|admin|demo)/`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'grading-is-pure',
      comment: 'It runs from a script with no server: only rubrics, the model port, zod and pure libraries.',
      severity: 'error',
      from: { path: '^server/grading/' },
      to: { path: 'node_modules/(express|mongoose|mongodb|openai|ltijs|pino)/|^server/(http|database|jobs)/' },
    },
    {
      name: 'grading-reads-no-file',
      severity: 'error',
      from: { path: '^server/grading/' },
      to: { dependencyTypes: ['core'], path: '^(node:)?(fs|net|http|https|child_process|dns|tls)' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    onlyIn('express-at-the-edge', 'express', '-routes\\.ts$|^server/(app|main)\\.ts$|^server/(http|lti|demo)/'),
    onlyIn(
      'mongoose-in-repositories',
      'mongoose',
      '-(repository|model|store|gridfs)[^/]*\\.ts$|^server/(database|demo|lti)/',
    ),
    onlyIn('ltijs-in-lti', 'ltijs', '^server/lti/'),
    onlyIn('openai-in-llm', 'openai', '^server/llm/'),
    {
      name: 'demo-speaks-http',
      comment: 'The demo LMS and its supervisor use the tool through HTTP and its command line, as anyone would.',
      severity: 'error',
      from: { path: '^server/demo/' },
      to: {
        path: `^server/(lti|workshop|assignments|submissions|reviews|grades|feedback|admin)/`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'insights-on-the-roof',
      comment:
        'It looks at everything and nothing leans on it; the demo shares its reader of answers files, and app.ts hands its figures to the pages.',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/insights/|^server/app\\.ts$' },
      to: { path: '^server/insights/', pathNot: '^server/insights/dataset/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'answers-files-for-the-demo-alone',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/(insights|demo)/' },
      to: { path: '^server/insights/dataset/' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^server/', pathNot: '\\.d\\.ts$|check-node\\.mjs$|end-with-parent\\.ts$' },
      to: {},
    },
    {
      name: 'no-tests-in-product',
      severity: 'error',
      from: { path: '^(server|migrations)/' },
      to: { path: '^tests/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
