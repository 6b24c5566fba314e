// The rooms of src/ and which way their imports may point; ARCHITECTURE.md says why.
const TEST = '\\.test\\.tsx?$';

/** A rule that lets `room` import only itself and what `allowed` (patterns of paths) names. */
const room = (name, allowed) => ({
  name: `${name}-imports`,
  comment: `src/${name} may import: itself${allowed.map((path) => `, ${path}`).join('')}`,
  severity: 'error',
  from: { path: `^src/${name}/`, pathNot: TEST },
  to: {
    couldNotResolve: false,
    pathNot: [`^src/${name}/`, ...allowed.map((path) => `^${path}`)],
  },
});

const rooms = (...names) => names.map((name) => `src/${name}/`);
const packages = (...names) => names.map((name) => `node_modules/${name}/`);

/** The rooms inside a room, lowest floor first: what stands on one may import from the floors below only. */
const FLOORS = {
  lab: [
    ['setup', 'words'],
    ['fit', 'recordings'],
    ['frames', 'series'],
    ['figures', 'selection'],
    ['comparison'],
  ],
  workers: [
    ['tasks'],
    ['analysis', 'figures', 'fit', 'reading', 'selection', 'series', 'simulation'],
  ],
  app: [
    ['stores'],
    ['control', 'kit'],
    ['figures', 'kept', 'stage', 'transport'],
    ['files', 'paper'],
    ['scene', 'setup'],
    ['commands', 'fit', 'lessons'],
    ['findings', 'shell'],
  ],
};

/** Rules that let no import inside `src/${room}` go up, nor across a floor. */
function floors(room) {
  const home = `^src/${room}`;
  const folders = FLOORS[room].flat();
  const rules = FLOORS[room].flatMap((floor, i) =>
    floor.map((folder) => ({
      name: `${room}-floors`,
      comment: `src/${room}/${folder} may import: itself, and the floors below it`,
      severity: 'error',
      from: { path: `${home}/${folder}/`, pathNot: TEST },
      to: {
        path: `${home}/`,
        pathNot: [folder, ...FLOORS[room].slice(0, i).flat()].map((name) => `${home}/${name}/`),
      },
    })),
  );
  const known = `${home}/(${folders.join('|')})/`;
  return [
    ...rules,
    {
      name: `${room}-folder-without-floor`,
      comment: `A folder of src/${room} has its floor in .dependency-cruiser.cjs.`,
      severity: 'error',
      from: { path: `${home}/[^/]+/`, pathNot: [TEST, known] },
      to: {},
    },
    {
      name: `${room}-folder-without-floor`,
      comment: `A folder of src/${room} has its floor in .dependency-cruiser.cjs.`,
      severity: 'error',
      from: {},
      to: { path: `${home}/[^/]+/`, pathNot: [TEST, known, '\\.css$'] },
    },
  ];
}

/** What reads the Markdown and the YAML of lessons. */
const LESSON_PARSERS = [
  'mdast-util-from-markdown',
  'mdast-util-frontmatter',
  'micromark-extension-frontmatter',
  'yaml',
];

/** A rule that keeps `path` to the rooms in `home`. */
const only = (name, path, home) => ({
  name,
  severity: 'error',
  from: { path: '^src/', pathNot: [TEST, ...home.map((place) => `^src/${place}/`)] },
  to: { path },
});

module.exports = {
  forbidden: [
    room('core', packages('valibot')),
    room('engine', [...rooms('core'), 'shaders/', 'wasm/']),
    room('structure', rooms('core')),
    room('formats', [...rooms('core'), ...packages('valibot', 'fflate')]),
    room('figures', rooms('core', 'structure', 'formats')),
    room('learn', [...rooms('core', 'formats', 'figures'), ...packages('valibot')]),
    room('lessons', [
      ...rooms('core', 'formats'),
      ...packages('valibot', ...LESSON_PARSERS, '@types/mdast'),
    ]),
    room('run', [
      ...rooms('core', 'engine', 'structure', 'formats', 'figures', 'learn'),
      ...packages('@noble/hashes'),
    ]),
    room('lab', [
      ...rooms('core', 'engine', 'structure', 'formats', 'figures', 'learn', 'run'),
      ...packages('fflate'),
    ]),
    room('storage', [
      ...rooms('core', 'formats', 'learn', 'run', 'lab'),
      ...packages('valibot', 'idb'),
    ]),
    room('workers', [
      ...rooms(
        'core',
        'engine',
        'structure',
        'formats',
        'figures',
        'learn',
        'run',
        'lab',
        'storage',
      ),
      // The version
      'package\\.json$',
      // Typed arrays in, typed arrays out; what draws them is the page's.
      'src/viewer/frame(-geometry)?\\.ts',
    ]),
    room('viewer', [...rooms('core'), ...packages('three', '@types/three')]),
    ...Object.keys(FLOORS).flatMap(floors),
    {
      name: 'app-imports',
      comment: 'The page and the command line know nothing of each other.',
      severity: 'error',
      from: { path: '^src/app/', pathNot: TEST },
      to: { path: ['^src/cli/', '^scripts/'] },
    },
    {
      name: 'tools-outside',
      comment: 'What the project ships knows nothing of the tools that measure it.',
      severity: 'error',
      from: { path: '^(src|examples)/' },
      to: { path: ['^tools/', '^node_modules/cephes/'] },
    },
    {
      name: 'tools-imports',
      comment: 'Tools measure the engine and the command line; the page is measured from outside.',
      severity: 'error',
      from: { path: '^tools/', pathNot: TEST },
      to: { path: ['^src/(app|workers|storage|viewer)/', '^scripts/'] },
    },
    {
      name: 'cli-imports',
      comment: 'The page and the command line know nothing of each other.',
      severity: 'error',
      from: { path: '^src/cli/', pathNot: TEST },
      to: { path: ['^src/app/', '^src/viewer/'] },
    },
    only('react-in-app', '^node_modules/(react|react-dom|zustand|@base-ui|plotly\\.js)/', ['app']),
    only('markdown-in-lessons', `^node_modules/(${LESSON_PARSERS.join('|')})/`, ['lessons']),
    only('idb-in-storage', '^node_modules/idb/', ['storage']),
    only('three-in-viewer', '^node_modules/three/', ['viewer']),
    only('dawn-in-cli', '^node_modules/(webgpu|commander|env-paths)/', ['cli']),
    {
      name: 'node-in-cli',
      severity: 'error',
      from: { path: '^src/', pathNot: [TEST, '^src/cli/'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-test-in-product',
      severity: 'error',
      from: { path: '^(src|tools)/', pathNot: TEST },
      to: { path: [TEST, '^tests/', '^e2e/'] },
    },
    {
      name: 'no-development-package',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
};
