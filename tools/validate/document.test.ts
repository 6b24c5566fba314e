import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentOf } from './document';
import { recordedExperiment } from './make';
import { RESULTS, readRecords } from './record';
import { allStudies } from './studies';

const studies = allStudies();
const records = readRecords(studies);

describe('what is recorded', () => {
  it.each([...records.keys()])('%s comes from the experiment that its rows ask for', (id) => {
    const study = studies.find((one) => one.id === id);
    for (const made of records.get(id)?.made ?? []) {
      // Numerics are found when a run begins, so that it can be repeated to the bit.
      const { numerics: _, ...experiment } = made.experiment;
      expect(study && recordedExperiment(study, made.seed)).toEqual(experiment);
      expect(Object.keys(made.values)).toEqual(
        expect.arrayContaining(study?.rows.map(({ key, of = key }) => of) ?? []),
      );
    }
  });

  it('all belongs to a study', () => {
    const files = readdirSync(RESULTS).map((file) => file.replace(/\.json$/, ''));
    expect([...records.keys()].sort()).toEqual(files.sort());
  });

  it('is what docs/validation.md and its pictures say; npm run validate -- --document writes them', () => {
    const files = documentOf(studies, records);
    for (const [file, text] of files) expect(readFileSync(file, 'utf8'), file).toBe(text);
    const folder = 'docs/validation';
    const pictures = existsSync(folder) ? readdirSync(folder) : [];
    expect([...files.keys()].filter((file) => file.endsWith('.svg')).sort()).toEqual(
      pictures.map((file) => `${folder}/${file}`).sort(),
    );
  });
});
