import { describe, expect, it } from 'vitest';
import { analyticTrials } from '../../tests/support/analytic-glass';
import { compositionFrom } from '../core/composition';
import { TABLE_1 } from '../core/glasses';
import { Problem } from '../core/problem';
import { measuredTargets } from './targets';
import { KCAL_PER_MOL_IN_EV } from './trial-columns';
import { readTrialsCsv, writeTrialsCsv } from './trials-csv';
import { readTrialsJson, writeTrialsJson } from './trials-json';

const REAL = [
  'trial,A_BO_kcal_mol,rho_BO_A,C_BO_kcal_mol_A6,A_BB_kcal_mol,rho_BB_A,6B_density_g_cm3,75B_density_g_cm3,6B_B4,75B_B4',
  'Target,,,,,,2.53,2.32,0.85,0.43',
  'Original,4772206.15,0.124,807.163,11170.53,0.35,2.5,2.4,0.8,0.3',
  'again,4772206.15,0.124,807.163,11170.53,0.35,2.51,,0.81,',
].join('\n');

/** Message and hint of the Problem that reading throws. */
function complaint(text: string): string {
  try {
    readTrialsCsv(text, 'trials.csv');
  } catch (error) {
    if (error instanceof Problem) return `${error.message} ${error.hint}`;
    throw error;
  }
  return 'none';
}

describe('a table of trials', () => {
  it('is read from kcal/mol, with targets and missing values', () => {
    const { trials, targets } = readTrialsCsv(REAL, 'trials.csv');
    expect(targets?.map(({ density, b4 }) => [density, b4])).toEqual([
      [2.53, 0.85],
      [2.32, 0.43],
    ]);
    expect(trials.map(({ id }) => id)).toEqual(['Original', 'again']);
    expect(trials[0].parameters.aBO).toBeCloseTo(4772206.15 / KCAL_PER_MOL_IN_EV, 6);
    expect(trials[0].parameters.cBO).toBeCloseTo(35.0018, 3);
    expect(trials[1].results).toEqual([
      {
        composition: TABLE_1['6B'],
        density: { value: 2.51, error: null },
        b4: { value: 0.81, error: null },
      },
    ]);
    expect(trials[0]).toMatchObject({ source: 'trials.csv', protocol: null, unstable: false });
  });

  it('goes out and comes back, as CSV and as JSON', () => {
    const own = compositionFrom({ SiO2: 70, B2O3: 10, Na2O: 20 });
    const [first, ...others] = analyticTrials(6, 1);
    const trials = [
      {
        ...first,
        id: 'with, comma',
        results: [
          {
            composition: own,
            density: { value: 2.4, error: 0.01 },
            b4: { value: 0.5, error: 0.02 },
          },
        ],
      },
      { ...others[0], unstable: true, results: [], atoms: null, protocol: null },
      ...others.slice(1),
    ];
    const targets = measuredTargets(['6B', '75B']);
    const csv = writeTrialsCsv(trials, targets);
    expect(readTrialsCsv(csv, 'x')).toEqual({ trials, targets });
    expect(readTrialsCsv(csv.replaceAll('\n', '\r\n'), 'x').trials).toEqual(trials);
    expect(readTrialsJson(writeTrialsJson(trials, targets), 'x')).toEqual({ trials, targets });
    expect(readTrialsCsv(writeTrialsCsv(trials), 'x').targets).toBeNull();
  });

  it('says which row and column is wrong', () => {
    const line3 = (from: string, to: string) => complaint(REAL.replace(from, to));
    expect(line3('0.124,807.163,11170.53,0.35,2.5,', '0.124,807.163,11170.53,0.35,2500,')).toMatch(
      /line 3 \(Original\), column 6B_density_g_cm3.*2500.*looks like kg\/m³/,
    );
    expect(line3('0.8,0.3', '80,0.3')).toMatch(/column 6B_B4: B4 is 80.*per cent/);
    expect(line3('0.8,0.3', 'NaN,0.3')).toMatch(/line 3.*column 6B_B4: "NaN" is not a finite/);
    expect(line3('Original,4772206.15', 'Original,206941.8')).toMatch(/A_BO_eV/);
    expect(line3('Original,4772206.15', 'Original,')).toMatch(/A\(B–O\) is missing/);
    expect(line3('11170.53,0.35,2.5', '11170.53,35,2.5')).toMatch(/ρ\(B–B\) is 35 Å/);
    expect(line3(',0.8,0.3', ',0.8')).toMatch(/line 3: there are 9 cells.*10 columns/);
    expect(complaint(REAL.replaceAll('_kcal_mol', '_eV'))).toMatch(/line 3.*looks like kcal\/mol/);
    expect(complaint(REAL.replace('rho_BO_A,', 'rho,'))).toMatch(/column 3, "rho", is not one/);
    expect(complaint(REAL.replace('rho_BO_A,', 'rho_BB_A,'))).toMatch(/say the same/);
    expect(complaint('trial,6B_B4\na,0.5')).toMatch(/has no column A_BO_eV, rho_BO_A/);
    expect(complaint(REAL.split('\n').slice(0, 2).join('\n'))).toMatch(/holds no trials/);
    expect(complaint('')).toMatch(/is empty/);
    expect(complaint(REAL.replace('again', '"again'))).toMatch(/never closed/);
  });

  it('complains of JSON by field and trial', () => {
    const [trial] = analyticTrials(2, 1);
    const read = (value: object) => () => readTrialsJson(JSON.stringify(value), 't.json');
    expect(read({ version: 1, trials: [{ ...trial, id: '' }], targets: null })).toThrow(
      /trials.0.id/,
    );
    const wrong = { ...trial, parameters: { ...trial.parameters, aBO: 4.7e6 } };
    expect(read({ version: 1, trials: [wrong], targets: null })).toThrow(/looks like kcal\/mol/);
  });
});
