// Checks, in the present folder, that imports between the rooms of src/ point one way
// (.dependency-cruiser.cjs) and that only the rooms of the GPU name its interfaces.
import fs from 'node:fs';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import extractTypeScriptConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const ROOT = process.cwd();
/** Fewer modules than this means that the check has lost sight of the sources. */
const FEWEST_MODULES = 30;

const complaints = [...(await importComplaints()), ...gpuComplaints()];
for (const complaint of complaints) console.error(complaint);
if (complaints.length > 0) process.exitCode = 1;

async function importComplaints() {
  const config = await extractConfig(path.join(ROOT, '.dependency-cruiser.cjs'));
  const { output } = await cruise(
    ['src'],
    { ...config.options, ruleSet: { forbidden: config.forbidden }, validate: true },
    null,
    { tsConfig: extractTypeScriptConfig(path.join(ROOT, 'tsconfig.json')) },
  );
  const modules = output.modules.filter(({ source }) => source.startsWith('src/'));
  console.log(`${modules.length} modules in src/`);
  const typescript = sources('src').length;
  const complaints = output.summary.violations.map(
    ({ from, to, rule, cycle }) =>
      `${rule.name}: ${from} → ${cycle ? cycle.map((step) => step.name).join(' → ') : to}`,
  );
  if (modules.length < Math.max(FEWEST_MODULES, typescript)) {
    complaints.push(
      `only ${modules.length} of ${typescript} files in src/ were seen: is TypeScript supported?`,
    );
  }
  return complaints;
}

function gpuComplaints() {
  const interfaces = /\bGPU[A-Z]\w+|\brequestAdapter\b|\bnavigator\.gpu\b/;
  const entry = /\bnavigator\.gpu\b/g;
  return sources('src')
    .filter((file) => !/^src\/(engine|cli)\/|\.test\.tsx?$|\.d\.ts$/.test(file))
    .flatMap((file) => {
      const code = fs.readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      const named = file.startsWith('src/workers/') ? code.replaceAll(entry, '') : code;
      const found = interfaces.exec(named);
      return found
        ? [`gpu-in-engine: ${file} names ${found[0]}, which only src/engine and src/cli may`]
        : [];
    });
}

function sources(folder) {
  return fs
    .readdirSync(folder, { recursive: true })
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .filter((file) => /\.tsx?$/.test(file));
}
