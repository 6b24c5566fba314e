import { totalSteps } from '../../src/core/protocol';
import { belongsTo, CHAPTERS, type Chapter } from './chapters';
import {
  type Comparison,
  compareAll,
  type Missing,
  missingRowsOf,
  omnibusOf,
  SIGNIFICANCE_LEVEL,
} from './comparison';
import { markdownTable } from './markdown';
import { pullsPlot } from './pulls-plot';
import type { Made, StudyRecord } from './record';
import { seedsPlot } from './seeds-plot';
import { standardErrors } from './standard-errors';
import type { Study } from './study';
import { tracesPlot } from './traces-plot';
import {
  distinct,
  sayChance,
  sayDigits,
  sayEquivalence,
  sayOmnibus,
  sayRowEstimate,
  sayRowValue,
  saySeeds,
  seedsOf,
  shownQuantity,
  verdict,
} from './words';

/** Where the document is, from the project's own folder; its pictures are in a folder beside it. */
const DOCUMENT = 'docs/validation.md';
const PICTURES = 'validation';

/** Every file of the document, its text by its path: the Markdown and the pictures. */
export function documentOf(
  studies: readonly Study[],
  records: ReadonlyMap<string, StudyRecord>,
): Map<string, string> {
  const comparisons = compareAll(studies, records);
  const files = new Map<string, string>();
  const show = (name: string, words: string, svg: string | null): string[] => {
    if (svg === null) return [];
    files.set(`docs/${PICTURES}/${name}.svg`, svg);
    return [`![${words}](${PICTURES}/${name}.svg)`];
  };
  const parts = [
    ...opening(comparisons),
    ...show('pulls', 'Pulls of all tested rows', pullsPlot(comparisons)),
    ...CHAPTERS.flatMap((chapter) => {
      const own = comparisons.filter(({ study }) => belongsTo(chapter, study));
      return own.length === 0 ? [] : chapterOf(chapter, own, records, show);
    }),
    ...standardErrors(comparisons),
    ...missingParts(missingRowsOf(studies, records)),
    ...closing(),
  ];
  files.set(DOCUMENT, `${parts.join('\n\n')}\n`);
  return files;
}

type Show = (name: string, words: string, svg: string | null) => string[];

function opening(comparisons: readonly Comparison[]): string[] {
  return [
    '# Vitrine beside LAMMPS',
    'This page is written by `npm run validate -- --document` from the records in `validation/results`; each record holds the experiment that made it. What Vitrine is compared with, and where that comes from, is in `validation/references`.',
    'A *pull* is a difference over its standard error. *p* is the chance of a pull at least so large if nothing differs (Welch’s t, degrees of freedom by Welch and Satterthwaite), *p (Holm)* the same corrected for the number of rows. A difference smaller than its error is marked as such. *Sees* is the smallest difference that would have counted in that row. *Equivalent*: two one-sided tests against a difference that does not matter; p is the chance of values so near to each other if they were that far apart. χ² adds up all rows of a chapter: it sees many small differences where Holm sees a single large one. What is a slope of one run is not tested: neighbouring blocks are alike, so that their scatter is too small, of either program; it takes three seeds.',
    outcome(comparisons),
  ];
}

/** The whole in two sentences. */
function outcome(comparisons: readonly Comparison[]): string {
  const tested = comparisons.filter(({ test }) => test !== null);
  const strict = comparisons.filter(({ within }) => within !== null);
  const differing = comparisons.filter((comparison) => verdict(comparison) === 'DIFFERS');
  const smallest = tested.reduce<Comparison | null>(
    (least, one) => (least === null || (one.adjusted ?? 1) < (least.adjusted ?? 1) ? one : least),
    null,
  );
  const sentences = [
    `**${comparisons.length} rows: ${strict.length} must agree within a tolerance, ${tested.length} are tested.**`,
  ];
  if (smallest?.adjusted != null) {
    sentences.push(
      `The smallest p (Holm) is ${sayChance(smallest.adjusted)}, of \`${smallest.id}\`; below ${SIGNIFICANCE_LEVEL} a row differs.`,
    );
  }
  const together = omnibusOf(comparisons);
  if (together !== null) sentences.push(`All together: ${sayOmnibus(together)}.`);
  sentences.push(
    differing.length === 0
      ? 'None differs.'
      : `${differing.length === 1 ? 'One differs' : `${differing.length} differ`}: ${differing.map(({ id }) => `\`${id}\``).join(', ')}.`,
  );
  return sentences.join(' ');
}

function chapterOf(
  chapter: Chapter,
  comparisons: readonly Comparison[],
  records: ReadonlyMap<string, StudyRecord>,
  show: Show,
): string[] {
  const studies = [...new Set(comparisons.map(({ study }) => study))];
  const plots = studies.flatMap((study) => {
    const own = comparisons.filter((comparison) => comparison.study === study);
    const made = records.get(study.id)?.made ?? [];
    return plotOf(chapter, study, own, made, show);
  });
  const together = omnibusOf(comparisons);
  const strict = comparisons.some(({ within }) => within !== null);
  return [
    `## ${chapter.title}`,
    chapter.words,
    ...(together === null ? [] : [`All tested rows of this chapter: ${sayOmnibus(together)}.`]),
    strict ? toleranceTable(chapter, comparisons) : testTable(chapter, comparisons),
    ...plots,
    provenanceTable(studies, records),
  ];
}

function plotOf(
  chapter: Chapter,
  study: Study,
  comparisons: readonly Comparison[],
  made: readonly Made[],
  show: Show,
): string[] {
  if (study.kind !== 'run' || chapter.plot === null) return [];
  const { name } = study.experiment;
  if (chapter.plot === 'seeds') {
    return show(study.id, `Seeds of ${name}`, seedsPlot(`${name}, a mark a seed`, comparisons));
  }
  const title = 'Conserved quantity about its mean';
  return made
    .slice(0, 1)
    .flatMap((one) => show(study.id, title, tracesPlot(title, 'eV per atom', one)));
}

function toleranceTable({ beside }: Chapter, comparisons: readonly Comparison[]): string {
  const header = ['row', 'quantity', 'Vitrine', beside, 'may differ by', ''];
  return markdownTable(
    header,
    comparisons.map((comparison) => {
      const { id, row, vitrine, reference } = comparison;
      return [
        `\`${id}\``,
        shownQuantity(comparison),
        sayRowValue(row, vitrine),
        sayRowValue(row, reference),
        row.reference.kind === 'same' ? sayDigits(row.reference.tolerance, 'power') : '',
        verdict(comparison),
      ];
    }),
  );
}

function testTable({ beside }: Chapter, comparisons: readonly Comparison[]): string {
  const header = [
    'row',
    'quantity',
    'Vitrine',
    beside,
    'pull',
    'p',
    'p (Holm)',
    'sees',
    'equivalent',
    '',
  ];
  return markdownTable(
    header,
    comparisons.map((comparison) => {
      const { id, row, test, adjusted } = comparison;
      return [
        `\`${id}\``,
        shownQuantity(comparison),
        sayRowEstimate(row, comparison.vitrine, comparison.error),
        sayRowEstimate(row, comparison.reference, comparison.referenceError),
        test ? sayDigits(test.pull, 1) : '',
        test ? sayChance(test.p) : '',
        adjusted === null ? '' : sayChance(adjusted),
        comparison.detectable === null ? '' : sayRowValue(row, comparison.detectable),
        sayEquivalence(comparison),
        verdict(comparison),
      ];
    }),
  );
}

/** Who made the rows of a chapter, when and with what, and how to make them again. */
function provenanceTable(
  studies: readonly Study[],
  records: ReadonlyMap<string, StudyRecord>,
): string {
  return markdownTable(
    ['rows', 'seeds', 'adapter', 'date', 'Vitrine', 'again'],
    studies.map((study) => {
      const made = records.get(study.id)?.made ?? [];
      return [
        `\`${study.id}-…\``,
        saySeeds(seedsOf({ made })),
        distinct(made.map(({ adapter }) => adapter)),
        distinct(made.map(({ date }) => date.slice(0, 10))),
        distinct(made.map(versionOf)),
        `\`${rerunOf(study)}\``,
      ];
    }),
  );
}

function versionOf({ vitrine, commit }: Made): string {
  return commit ? `${vitrine}, ${commit.id}${commit.changed ? ' and changes' : ''}` : vitrine;
}

const rerunOf = ({ id }: Study) => `npm run validate -- --rerun ${id}`;

function missingParts(missing: readonly Missing[]): string[] {
  if (missing.length === 0) return [];
  const some = missing.some(({ study }) => study.needsGpu);
  return [
    '## Not made yet',
    some
      ? 'Those that need a GPU take from hours to weeks on a processor, and no machine that made records so far had one. Each command makes its rows and records them here; seeds that are finished are kept when it is stopped.'
      : 'Each command makes its rows and records them here; seeds that are finished are kept when it is stopped.',
    markdownTable(
      ['rows', 'seeds', 'steps a seed', 'atoms', 'GPU', 'command'],
      missing.map(({ study, seeds }) => [
        `\`${study.id}-…\``,
        saySeeds(seeds),
        study.kind === 'run' ? totalSteps(study.experiment.protocol).toLocaleString('en') : '',
        study.kind === 'run' ? String(study.experiment.atoms) : '',
        study.needsGpu ? 'needed' : '',
        `\`${commandOf(study, seeds)}\``,
      ]),
    ),
  ];
}

/** The command that makes what is missing of a study. */
function commandOf(study: Study, seeds: readonly number[]): string {
  const all = study.kind === 'direct' || seeds.length === study.seeds.length;
  return all ? rerunOf(study) : `${rerunOf(study)} --seeds ${seeds.join(',')}`;
}

function closing(): string[] {
  return [
    '## Making a row again',
    [
      '```sh',
      'npm run validate                                     # the recorded table',
      'npm run --silent validate -- --json                  # the same as JSON',
      'npm run validate -- --rerun quench-24B-density       # make a row again, and those that come with it',
      'npm run validate -- --rerun quench-24B --seeds 4,5   # only some seeds',
      'npm run validate -- --document                       # write this page anew',
      '```',
    ].join('\n'),
    'A rerun works on whatever adapter there is and takes the place of the record; its numbers differ from these by what chance allows, and on the same adapter and sources not at all.',
  ];
}
