// Checks, in the present folder, that imports between the rooms of src/ and tools/ point one way
// (.dependency-cruiser.cjs) and that the globals of a GPU and of a browser's storage are named only in
// the rooms that may.
import fs from 'node:fs';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import extractTypeScriptConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const ROOT = process.cwd();
/** Fewer modules than this means that the check has lost sight of the sources. */
const FEWEST_MODULES = 100;

/** Globals that only some rooms may name; tsconfig.rooms.json and tsconfig.page.json keep others out. */
const GLOBALS = [
  {
    rule: 'gpu-in-engine',
    names: /\bGPU[A-Z]\w+|\brequestAdapter\b/,
    rooms: ['engine', 'cli'],
  },
  {
    rule: 'gpu-in-engine',
    names: /\bnavigator\.gpu\b/,
    rooms: ['engine', 'cli', 'workers'],
  },
  {
    rule: 'kept-in-storage',
    names: /\b(localStorage|sessionStorage|indexedDB|IDB[A-Z]\w+)\b/,
    rooms: ['storage'],
  },
];

const complaints = [...(await importComplaints()), ...globalComplaints()];
for (const complaint of complaints) console.error(complaint);
if (complaints.length > 0) process.exitCode = 1;

async function importComplaints() {
  const config = await extractConfig(path.join(ROOT, '.dependency-cruiser.cjs'));
  const { output } = await cruise(
    ['src', 'tools'],
    { ...config.options, ruleSet: { forbidden: config.forbidden }, validate: true },
    null,
    { tsConfig: extractTypeScriptConfig(path.join(ROOT, 'tsconfig.json')) },
  );
  const modules = output.modules.filter(({ source }) => /^(src|tools)\//.test(source));
  console.log(`${modules.length} modules in src/ and tools/`);
  const typescript = sources('src').length + sources('tools').length;
  const complaints = output.summary.violations.map(
    ({ from, to, rule, cycle }) =>
      `${rule.name}: ${from} → ${cycle ? cycle.map((step) => step.name).join(' → ') : to}`,
  );
  if (modules.length < Math.max(FEWEST_MODULES, typescript)) {
    complaints.push(
      `only ${modules.length} of ${typescript} files were seen: is TypeScript supported?`,
    );
  }
  return complaints;
}

/** Complaints about globals that code names outside the rooms that may; comments and tests may name them. */
function globalComplaints() {
  return sources('src')
    .filter((file) => !/\.test\.tsx?$|\.d\.ts$/.test(file))
    .flatMap((file) => {
      const room = file.split('/')[1];
      const code = fs.readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return GLOBALS.flatMap(({ rule, names, rooms }) => {
        const found = rooms.includes(room) ? null : names.exec(code);
        const may = rooms.map((name) => `src/${name}`).join(' and ');
        return found ? [`${rule}: ${file} names ${found[0]}, which only ${may} may`] : [];
      });
    });
}

function sources(folder) {
  return fs
    .readdirSync(folder, { recursive: true })
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .filter((file) => /\.tsx?$/.test(file));
}
