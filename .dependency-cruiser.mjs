// Who may import whom. Each rule carries its reason; the picture is in CONTRIBUTING.md.

/** A folder of src/ may import only itself and what is listed. */
const rooms = [
  ['model', [], 'The nouns stand alone, so that every room can speak of them without knowing another room.'],
  ['util', [], 'Leaf helpers know no domain words.'],
  ['redact', ['model', 'util'], 'What is a secret is told from text alone, whoever shows it.'],
  ['archive', ['model', 'util', 'errors'], 'Reading bytes safely must not depend on what the bytes mean.'],
  [
    'flare',
    ['model', 'util', 'errors'],
    'What a file is called and means is decided without reading archives or rules.',
  ],
  ['facts', ['model', 'util', 'errors'], 'Facts are read from text alone: no I/O, no rules.'],
  ['scan', ['model', 'util', 'errors'], 'The log pass knows patterns, not rules.'],
  [
    'threads',
    ['archive', 'flare', 'model', 'scan'],
    'Threads divide the reading and searching of logs between them; they know no facts and no rules.',
  ],
  [
    'operators',
    ['model', 'util', 'errors', 'redact'],
    'An operator sees the knowledge read from a flare, never how it was read.',
  ],
  ['ruleset', ['model', 'util', 'errors', 'operators'], 'A rule is data checked against the operators.'],
  [
    'evaluate',
    ['model', 'util', 'errors', 'operators'],
    'Evaluation sees rules and knowledge; where they came from is hidden.',
  ],
  [
    'assemble',
    ['model', 'util', 'errors', 'redact', 'runbook'],
    'What was found becomes a report: words, redaction, steps. No file, no clock.',
  ],
  [
    'diff',
    ['model', 'util', 'facts', 'assemble'],
    'Two diagnoses are compared after both were made: no archive, no rules, no formats.',
  ],
  ['report', ['model', 'util'], 'A format renders a Report and nothing else.'],
  ['runbook', ['model', 'util', 'errors'], 'A runbook is rendered from its text and a finding.'],
  ['web', ['model'], 'The browser talks to the service by HTTP only.'],
];

const roomRules = rooms.map(([room, allowed, reason]) => ({
  name: `room-${room}`,
  comment: reason,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: {
    path: '^src/',
    pathNot: [room, ...allowed].map((name) => (name === 'errors' ? '^src/errors\\.ts$' : `^src/${name}/`)),
  },
}));

export default {
  forbidden: [
    ...roomRules,
    {
      name: 'orchestrator-below-the-edges',
      comment:
        'analyze.ts and read-flare.ts are the pipeline: they must run in a test without a terminal, a server or a pack on disk.',
      severity: 'error',
      from: { path: '^src/(analyze|read-flare)\\.ts$' },
      to: { path: '^src/(cli|service|web|authoring|report|diff)/' },
    },
    {
      name: 'service-and-cli-apart',
      comment:
        'The service must run without the command line; the command line starts the service, not the other way round.',
      severity: 'error',
      from: { path: '^src/(service|authoring)/' },
      to: { path: '^src/(cli|web)/' },
    },
    {
      name: 'cli-not-web',
      comment: 'Browser code never runs in Node.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/web/' },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle means that two files are one room with a wall through it.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'file-system-at-the-edges',
      comment:
        'Facts, scan, operators, evaluate, report are pure: the same input gives the same output on any machine.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(archive|ruleset|runbook|authoring|service|cli)/' },
      to: { path: '^(node:)?(fs|fs/promises|child_process|net|http|https|os)$' },
    },
    {
      name: 'archive-libraries-in-archive',
      comment:
        'One room decides what is safe to read; nobody else opens a zip, a tar or a compressed stream.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/archive/' },
      to: { path: 'node_modules/(unzipper|tar-stream)|^(node:)?zlib$' },
    },
    {
      name: 're2-in-util',
      comment: 'Expressions of rules run in linear time only; util/re2.ts is the one way to them.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/util/' },
      to: { path: 'node_modules/re2js/' },
    },
    {
      name: 'web-libraries-at-the-edges',
      comment: 'The command line must start without loading the web server.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/service/' },
      to: { path: 'node_modules/(fastify|@fastify)/' },
    },
    {
      name: 'shared-libraries-in-shared',
      comment: 'A service that keeps its flares in a folder loads neither a database nor a bucket.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/service/shared/' },
      to: { path: 'node_modules/(pg|@aws-sdk)/' },
    },
    {
      name: 'shared-when-asked-for',
      comment: 'The room of the database and the bucket is entered by one door, when there is one to enter.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/service/shared/' },
      to: { path: '^src/service/shared/', dynamic: false },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
