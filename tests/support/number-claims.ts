import { readFileSync } from 'node:fs';
import { OXYGEN_CUTOFFS } from '../../src/core/elements';
import { sayEstimate } from '../../src/core/estimate-words';
import { OXIDES, TABLE_1 } from '../../src/core/glasses';
import { coolingRate, protocolById } from '../../src/core/protocol';
import { MEASURED_SERIES } from '../../src/core/published';
import { LABORATORY_RATE, LABORATORY_RATES } from '../../src/figures/series/laboratory';
import { firstDiffractionPeak } from '../../src/structure/scattering/diffraction-peak';
import { readCsv } from './csv';

/** A number in a text, with what it rests on. */
export type NumberClaim = {
  readonly file: string;
  readonly said: string;
} & (
  | {
      /** A record of the project or code that carries it, from the project's own folder */
      readonly record: string;
      /** What that says today, as the text must say it */
      readonly today: () => string;
    }
  /** Somebody else's number: where it stands */
  | { readonly cited: string }
  /** No statement about a glass: an example of what to write, a limit, a choice, a version */
  | { readonly asked: string }
);

const text = (file: string) => readFileSync(file, 'utf8');

interface RecordedGlass {
  readonly name: string;
  readonly potential: string;
  readonly conditions: { readonly coolingRate: number };
  readonly sampling: { readonly replicas: number };
  readonly columns: Readonly<
    Record<string, Readonly<Record<string, { mean: number[]; error: number[] | null } | null>>>
  >;
}

const PAPER = 'public/paper/glasses.json';
const recorded: readonly RecordedGlass[] = JSON.parse(text(PAPER)).glasses;

/** The ensemble of 24B at 270 K/ps. */
function demo24(): RecordedGlass {
  const found = recorded.find(
    ({ name, potential, conditions }) =>
      name === '24B' && potential === 'Yang 2026' && conditions.coolingRate === 270,
  );
  if (found === undefined) throw new Error(`${PAPER} has no 24B at 270 K/ps`);
  return found;
}

const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];
const capital = (word: string) => word[0].toUpperCase() + word.slice(1);

/** By how much Lorch's window moves the first sharp peak of neutrons, on average over ensembles. */
function windowShift(): string {
  const shifts = recorded.flatMap(({ columns, sampling }) => {
    const { Q, S, S_lorch } = columns['neutron-structure-factor'] ?? {};
    if (!Q || !S || !S_lorch || sampling.replicas < 3) return [];
    const [plain, smoothed] = [S, S_lorch].map(({ mean }) => firstDiffractionPeak(Q.mean, mean));
    return plain && smoothed ? [Math.abs(plain.position.mean - smoothed.position.mean)] : [];
  });
  return (shifts.reduce((sum, shift) => sum + shift, 0) / shifts.length).toFixed(1);
}

/** Seeds that a reference of LAMMPS has of 24B (or of melts: of a seed file and the first one). */
function seedsIn(file: string, more = 0): number {
  const { composition, potential, ensemble } = readCsv(text(file));
  return (
    more +
    composition.filter(
      (name, i) =>
        name === '24B' && (potential?.[i] ?? 'yang2026') === 'yang2026' && ensemble?.[i] !== 'npt',
    ).length
  );
}

const RATES = 'validation/rates/short.csv';

/** Seeds of 24B at each rate of the record; not a number where rates differ in that. */
function seedsAtEachRate(): number {
  const { glass, rate_K_ps } = readCsv(text(RATES));
  const ofGlass = rate_K_ps.filter((_, i) => glass[i] === '24B');
  const counts = new Set(ofGlass.map((one) => ofGlass.filter((other) => other === one).length));
  return counts.size === 1 ? [...counts][0] : Number.NaN;
}

const rate = (id: string) => `${Math.round(coolingRate(protocolById(id).protocol) ?? 0)} K/ps`;
const length = (id: string) =>
  protocolById(id).protocol.stages.reduce((sum, { duration }) => sum + duration, 0);
const picoseconds = (id: string) => `${Number(length(id).toFixed(1))} ps`;
const cutoff = (id: string) => `${protocolById(id).cutoff} Å`;
const last = (id: string) => `${protocolById(id).protocol.averaging.density.last} ps`;
const modifiers = OXIDES.filter((oxide) => oxide === 'Na2O' || oxide === 'CaO');

/** A number that code or a record carries. */
const of = (file: string, said: string, record: string, today: () => string): NumberClaim => {
  return { file, said, record, today };
};

/** A number that the text of a file of code or of records states in this form. */
const stated = (file: string, said: string, record: string, form: string): NumberClaim =>
  of(file, said, record, () => (text(record).includes(form) ? said : `${record} lacks “${form}”`));

const ANGLES = 'tetrahedral angle arccos(−1/3) = 109.47°, plane triangle 120°';
const YANG = 'Yang et al., J. Non-Cryst. Solids 684, 124104 (2026)';
const PROTOCOL = 'src/core/protocol.ts';
const README = 'README.md';
const CHAPTERS = 'tools/validate/chapters.ts';
const HOLDS = 'tools/validate/hold-study.ts';
const MELTS = 'tools/validate/melt-study.ts';

/** Every number that the page, the command line, the README and the validation say in words. */
export const NUMBER_CLAIMS: readonly NumberClaim[] = [
  // What Vitrine found
  of(README, '2.37 ± 0.02 g/cm³', PAPER, () => {
    const density = demo24().columns.density.density;
    return `${sayEstimate(density?.mean[0] ?? 0, density?.error?.[0] ?? null)} g/cm³`;
  }),
  of(README, 'six seeds', PAPER, () => `${COUNTS[demo24().sampling.replicas]} seeds`),
  of(README, '270 K/ps', PAPER, () => `${demo24().conditions.coolingRate} K/ps`),
  of(README, '0.05', 'src/core/recorded-numbers.ts', () => {
    const density = demo24().columns.density.density;
    return ((density?.error?.[0] ?? 0) * Math.sqrt(demo24().sampling.replicas)).toFixed(2);
  }),
  stated(README, '1.5·10⁻⁴ eV/Å', 'tests/suites/static.ts', 'FORCE_ERROR = 1.5e-4'),
  stated(README, '0.3 K', 'tests/suites/integrators.ts', 'worst.temperature).toBeLessThan(0.3)'),
  of('src/figures/kinds/structure-factor.ts', '0.1', PAPER, windowShift),
  of(
    'src/app/findings/conditions.tsx',
    'six seeds',
    RATES,
    () => `${COUNTS[seedsAtEachRate()]} seeds`,
  ),
  stated(
    'src/formats/lammps-readme.ts',
    '1e-4 eV/Å',
    'tests/suites/static.ts',
    'FORCE_ERROR = 1.5e-4',
  ),

  // What experiment and others found
  ...[README, 'src/app/findings/conditions.tsx'].map((file) =>
    of(file, '2.54', 'src/core/published.ts', () =>
      (MEASURED_SERIES.find(({ name }) => name === '24B')?.density ?? 0).toFixed(2),
    ),
  ),
  of('src/figures/kinds/density-and-boron.ts', '12 to 24 mol%', 'src/core/published.ts', () => {
    const highest = [...MEASURED_SERIES]
      .sort((a, b) => (b.density ?? 0) - (a.density ?? 0))
      .slice(0, 2)
      .map(({ composition }) => composition.B2O3)
      .sort((a, b) => a - b);
    return `${highest.join(' to ')} mol%`;
  }),
  of('src/figures/kinds/density-and-boron.ts', '25 mol%', 'src/core/glasses.ts', () => {
    return `${modifiers.reduce((sum, oxide) => sum + TABLE_1['24B'][oxide], 0)} mol%`;
  }),
  ...['angles', 'bond-angles'].flatMap((name) =>
    ['109°', '120°'].map((said) => ({
      file: `src/figures/kinds/${name}.ts`,
      said,
      cited: `${ANGLES}; ${YANG}`,
    })),
  ),
  {
    file: 'src/app/findings/rate-gauge.tsx',
    said: '1 K/s',
    cited: 'src/lab/words/words.ts: a quench into air, by its order of magnitude',
  },
  {
    file: CHAPTERS,
    said: '0.02 g/cm³',
    cited: 'validation/references/README.md, of Coudert, J. Non-Cryst. Solids 615, 122423 (2023)',
  },
  ...['15 mol%', '10 mol%'].map((said, i) =>
    of('src/app/setup/composition-section.tsx', said, 'src/core/glasses.ts', () => {
      return `${TABLE_1['24B'][modifiers[i]]} mol%`;
    }),
  ),

  // Protocols
  ...(['demo', 'short', 'class', 'paper'] as const).flatMap((id) => [
    of(README, cutoff(id), PROTOCOL, () => cutoff(id)),
    of(README, rate(id), PROTOCOL, () => rate(id)),
  ]),
  of(PROTOCOL, '12 ps', PROTOCOL, () => picoseconds('demo')),
  of(PROTOCOL, '42.5 ps', PROTOCOL, () => picoseconds('short')),
  of(PROTOCOL, '140 ps', PROTOCOL, () => picoseconds('class')),
  of(PROTOCOL, '3.01 ns', PROTOCOL, () => `${length('paper') / 1000} ns`),
  ...[PROTOCOL, 'src/app/paper/paper-view.tsx'].map((file) =>
    of(file, '1 K/ps', PROTOCOL, () => rate('paper')),
  ),
  ...[README, 'src/cli/program.ts'].flatMap((file) => {
    const [sodium, calcium] = [OXYGEN_CUTOFFS.Na, OXYGEN_CUTOFFS.Ca].map((end) => end.toFixed(1));
    const said = file === README ? [`${sodium} and ${calcium} Å`] : [`${sodium} Å`, `${calcium} Å`];
    return said.map((each) => of(file, each, 'src/structure/modifiers.ts', () => each));
  }),
  ...[
    'src/app/setup/ramp-section.tsx',
    'src/app/transport/alarm-panel.tsx',
    'src/cli/program.ts',
  ].map((file) => stated(file, '2 GPa', 'src/core/precondition.ts', 'COMPRESSION_GPA = 2;')),
  stated('src/formats/lammps-readme.ts', '5 %', 'src/engine/mesh-choice.ts', 'MESH_GROWTH = 1.05'),

  // The chapters of the validation
  stated(CHAPTERS, '10 ps', HOLDS, 'const DURATION = 10;'),
  stated(CHAPTERS, '300 K', HOLDS, "ensemble: 'nve', temperature: 300,"),
  stated(CHAPTERS, '6 ps', HOLDS, 'duration: DURATION, settling: 4'),
  stated(CHAPTERS, 'three seeds', HOLDS, 'seeds: 3,'),
  stated(CHAPTERS, '1 ps', HOLDS, 'const BLOCKS = 10;'),
  stated(CHAPTERS, '10.9 Å', HOLDS, 'cutoff: 10.9'),
  stated(CHAPTERS, '100 ps', HOLDS, "ensemble: 'nve', temperature: 3000, duration: 100"),
  stated(CHAPTERS, '2·10⁻⁶ eV', HOLDS, 'tolerance: 2e-6'),
  stated(CHAPTERS, '50 ps', HOLDS, 'duration: 70, settling: 20'),
  stated(CHAPTERS, '3000 K', MELTS, '3000'),
  stated(CHAPTERS, '20 ps', MELTS, "hold('nvt', 'nvt', 20)"),
  stated(CHAPTERS, '0 GPa', MELTS, '0 GPa'),
  stated(CHAPTERS, '5 ps', 'validation/references/README.md', 'NVT at 3000 K for 5 ps, then 20 ps'),
  of(CHAPTERS, 'Six seeds', 'validation/references/short.csv', () => {
    const melts = seedsIn('validation/references/melt-seeds.csv', 1);
    const glasses = seedsIn('validation/references/short.csv');
    return melts === glasses ? `${capital(COUNTS[melts])} seeds` : `${melts}, ${glasses}`;
  }),
  of(CHAPTERS, 'twelve runs', 'validation/references/short-same-starts.csv', () => {
    const { composition } = readCsv(text('validation/references/short-same-starts.csv'));
    return composition.length === 12 ? 'twelve runs' : `${composition.length} runs`;
  }),
  ...(['short', 'class', 'paper'] as const).flatMap((id) => [
    of(CHAPTERS, cutoff(id), PROTOCOL, () => cutoff(id)),
    of(CHAPTERS, rate(id), PROTOCOL, () => rate(id)),
  ]),
  of(CHAPTERS, '2.5 ps', PROTOCOL, () => last('short')),
  stated('tools/validate/document.ts', 'three seeds', HOLDS, 'seeds: 3,'),
  of('tools/validate/standard-errors.ts', 'six seeds', 'validation/references/short.csv', () => {
    return `${COUNTS[seedsIn('validation/references/short.csv')]} seeds`;
  }),
  stated(
    'tools/validate/standard-errors.ts',
    '2 ps',
    'validation/references/README.md',
    'standard errors from blocks of 2 ps',
  ),

  ...[LABORATORY_RATES[0], LABORATORY_RATE, LABORATORY_RATES[1]].map((rate) => {
    const said = `${Number((1e12 * rate).toPrecision(3))} K/s`;
    const [file, record] = ['series-figures', 'laboratory'].map(
      (name) => `src/figures/series/${name}.ts`,
    );
    return { file, said, record, today: () => said };
  }),

  // Examples, limits, choices
  ...[README, 'src/workers/simulation/platforms.ts'].map((file) => {
    return { file, said: '16.4', asked: 'a version of Safari' };
  }),
  { file: README, said: 'six glasses', asked: 'what --replicas 6 makes' },
  ...[README, 'src/lab/setup/ensembles.ts'].map((file) => {
    return { file, said: 'Six seeds', asked: 'a choice' };
  }),
  { file: 'src/app/fit/search-form.tsx', said: '100 %', asked: 'the scale of the loss' },
  { file: 'src/lab/comparison/missing.ts', said: 'nine glasses', asked: 'Table 1 of the paper' },
  { file: 'src/app/setup/ramp-section.tsx', said: '0 GPa', asked: 'a pressure that can be set' },
  ...['11 Å', '7 Å', '1 Å'].map((said) => {
    return { file: 'tools/bench/program.ts', said, asked: 'a default and a definition' };
  }),
  { file: 'src/cli/program.ts', said: '1 Å', asked: 'a definition' },
  ...['0 to 100 mol%', '100 mol%'].map((said) => {
    return { file: 'src/core/composition.ts', said, asked: 'a limit' };
  }),
  { file: 'src/core/pair-wall.ts', said: '1 Å', asked: 'what a wall must do' },
  { file: 'src/core/read-number.ts', said: '24.5', asked: 'an example' },
  { file: 'src/formats/lammps-readme.ts', said: '1 Å', asked: 'src/core/pair-wall.ts' },
  { file: 'src/formats/lammps-readme.ts', said: 'Two runs', asked: 'any two' },
  { file: 'src/formats/structure-factor-curve.ts', said: '0.1 to 60 Å⁻¹', asked: 'a limit' },
  { file: 'src/formats/type-species.ts', said: '15.0', asked: 'an example' },
  { file: 'src/learn/campaign-jobs.ts', said: 'two seeds', asked: 'any two' },
  { file: 'src/learn/loss.ts', said: '0.5', asked: 'an example' },
  { file: 'src/learn/parameters.ts', said: '23.060549', asked: 'kcal/mol in an eV, CODATA 2018' },
  { file: 'src/run/velocities.ts', said: '0 K', asked: 'a limit' },
];
