import { describe, expect, it } from 'vitest';
import { atomCounts } from '../../src/core/composition';
import { checkExperiment } from '../../src/core/experiment-checks';
import { BOXES_500, BOXES_2000 } from './boxes';
import { belongsTo, CHAPTERS } from './chapters';
import { allStudies, studiesOf } from './studies';
import { rowId } from './study';

const studies = allStudies();

describe('studies', () => {
  it('have rows with names of their own', () => {
    const ids = studies.flatMap((study) => study.rows.map((row) => rowId(study, row)));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('quench-24B-density');
  });

  it.each(studies)('$id stands in one chapter of the document', (study) => {
    expect(CHAPTERS.filter((chapter) => belongsTo(chapter, study))).toHaveLength(1);
    expect(study.rows.length).toBeGreaterThan(0);
  });

  it('can all be carried out', () => {
    for (const study of studies) {
      if (study.kind === 'run') expect(() => checkExperiment(study.experiment)).not.toThrow();
    }
  });

  it('ask for exactly the atoms in LAMMPS’s boxes, or twice as many', () => {
    const counts = [...BOXES_500, ...BOXES_2000].map(({ composition, atoms }) =>
      atomCounts(composition, atoms),
    );
    expect(counts).toEqual([
      { O: 295, Si: 75, B: 72, Na: 44, Ca: 15 },
      { O: 283, B: 170, Na: 34, Ca: 11 },
      { O: 1178, Si: 302, B: 284, Na: 176, Ca: 60 },
      { O: 1134, B: 680, Na: 136, Ca: 46 },
    ]);
  });
});

describe('studiesOf', () => {
  const named = (...names: string[]) => studiesOf(names, studies).map(({ id }) => id);

  it('finds the study of a row, a study, and all of a kind', () => {
    expect(named('quench-24B-density')).toEqual(['quench-24B']);
    expect(named('melt-75B')).toEqual(['melt-75B']);
    expect(named('integrators')).toEqual(['integrators-nve', 'integrators-nvt', 'integrators-npt']);
  });

  it('makes a study once, however often it is named', () => {
    expect(named('quench-24B-b4', 'quench-24B-density', 'melt-24B')).toEqual([
      'melt-24B',
      'quench-24B',
    ]);
  });

  it('refuses what is no row', () => {
    expect(() => named('quench-24B-colour')).toThrowError(/no row "quench-24B-colour"/);
  });
});
