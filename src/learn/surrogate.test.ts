import { describe, expect, it } from 'vitest';
import {
  ANALYTIC_GLASSES,
  analyticResults,
  analyticTrials,
} from '../../tests/support/analytic-glass';
import { finish } from '../../tests/support/finish';
import { compositionFrom } from '../core/composition';
import { AUTHORS_BOUNDS, toUnit } from './bounds';
import { spreadOut } from './candidates';
import { dealFolds } from './folds';
import { AUTHORS_OBJECTIVES, bestTrial, lossOf } from './loss';
import { parametersFrom, vectorOf, WANG_2018 } from './parameters';
import { drive } from './progress';
import { resultRows } from './scaling';
import { sensitivities } from './sensitivity';
import { riskOfInstability } from './stability';
import { DEFAULT_SURROGATE, predict, type SurrogateOptions, trainSurrogate } from './surrogate';
import { DEFAULT_SEARCH, searchSurrogate } from './surrogate-search';
import type { Trial } from './trial';

const QUICK: SurrogateOptions = {
  ...DEFAULT_SURROGATE,
  hiddenLayers: [24, 24],
  epochs: 300,
  learningRate: 3e-3,
  networksPerFold: 1,
};
const trials = analyticTrials(40, 1);
const surrogate = finish(trainSurrogate(trials, QUICK, 1));
const targets = analyticResults(
  parametersFrom(vectorOf(WANG_2018).map((value, i) => value * [1.03, 1.01, 0.97, 1.02, 1.04][i])),
).map(({ composition, density, b4 }) => ({
  composition,
  density: density?.value ?? null,
  b4: b4?.value ?? null,
  weight: 1,
}));

describe('the surrogate', () => {
  it('learns an analytic response: small errors on trials that it never saw', () => {
    const { errors, parity, networks } = surrogate;
    expect(networks).toHaveLength(5);
    expect(parity).toHaveLength(160);
    expect(errors.rmse).toBeLessThan(0.06);
    const { upper, lower } = surrogate.scaling.density;
    expect(errors.density.absolute).toBeCloseTo((errors.density.scaled ?? 0) * (upper - lower), 12);
    expect(errors.byComposition.map(({ composition }) => composition.B2O3)).toEqual([
      6, 24, 50, 75,
    ]);
    const squares = errors.byComposition.map(({ b4 }) => (b4.scaled ?? 0) ** 2);
    const mean = squares.reduce((a, b) => a + b, 0) / squares.length;
    expect(Math.sqrt(mean)).toBeCloseTo(errors.b4.scaled ?? 0, 12);
  });

  it('predicts with a spread that grows where there are no trials', () => {
    const far = parametersFrom(vectorOf(WANG_2018).map((value) => value * 1.4));
    const [here, there] = predict(surrogate, [WANG_2018, far], ANALYTIC_GLASSES);
    const truth = analyticResults(WANG_2018);
    here.forEach(({ density, b4 }, i) => {
      expect(Math.abs(density.mean - (truth[i].density?.value ?? 0))).toBeLessThan(0.04);
      expect(Math.abs(b4.mean - (truth[i].b4?.value ?? 0))).toBeLessThan(0.1);
    });
    const spread = (list: typeof here) =>
      list.reduce((sum, { density }) => sum + density.spread, 0);
    expect(spread(there)).toBeGreaterThan(2 * spread(here));
  });

  it('repeats from its seed', () => {
    const quick = { ...QUICK, epochs: 3 };
    const values = (seed: number) => finish(trainSurrogate(trials, quick, seed)).networks[4].values;
    expect(values(4)).toEqual(values(4));
    expect(values(5)).not.toEqual(values(4));
  });

  it('bears missing values, unstable trials and glasses off the series', () => {
    const own = compositionFrom({ SiO2: 60, B2O3: 10, Na2O: 15, CaO: 15 });
    const some = trials.slice(0, 10).map((trial, i): Trial => {
      if (i === 0) return { ...trial, results: [], unstable: true };
      const results = trial.results.map((result) => ({ ...result, b4: null }));
      return { ...trial, results: i === 1 ? [{ ...results[0], composition: own }] : results };
    });
    const trained = finish(trainSurrogate(some, { ...QUICK, epochs: 20 }, 1));
    expect(trained.scaling.oxides).toEqual(['B2O3', 'CaO']);
    expect(trained.errors.b4).toEqual({ scaled: null, absolute: null });
    expect(trained.errors.rmse).toBe(trained.errors.density.scaled);
    const [[{ density, b4 }]] = predict(trained, [WANG_2018], [own]);
    expect(Number.isFinite(density.mean) && Number.isFinite(b4.mean)).toBe(true);
  });

  it('refuses too few trials and options that cannot be', () => {
    const train = (list: readonly Trial[], options: Partial<SurrogateOptions>) => () =>
      finish(trainSurrogate(list, { ...QUICK, ...options }, 1));
    expect(train(trials.slice(0, 5), {})).toThrow(/results of 5 parameter sets, too few/);
    expect(train([], {})).toThrow(/results of 0 parameter sets/);
    expect(train(Array(20).fill(trials[0]), {})).toThrow(/1 parameter set, too few/);
    expect(train(trials, { epochs: 0 })).toThrow(/0 epochs/);
    expect(train(trials, { folds: 41 })).toThrow(/41 folds/);
    expect(train(trials, { hiddenLayers: [8, 0] })).toThrow(/0 units in hidden layer 2/);
    expect(train(trials, { learningRate: Number.NaN })).toThrow(/learning rate.*NaN/);
    expect(train(trials, { bend: 0 })).toThrow(/bend of 0/);
  });

  it('can be watched and stopped', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const training = drive(
      trainSurrogate(trials, { ...QUICK, epochs: 4 }, 1),
      async ({ network, epoch, loss, heldOutLoss }) => {
        await Promise.resolve();
        expect(loss).toBeGreaterThan(0);
        expect(heldOutLoss).toBeGreaterThan(0);
        seen.push(network * 4 + epoch);
        if (seen.length === 6) stop.abort();
      },
      stop.signal,
    );
    await expect(training).rejects.toThrow(/abort/i);
    expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe('folds', () => {
  it('keep the results of a parameter set together, however many trials have it', () => {
    const twice = [...trials.slice(0, 12), { ...trials[3], id: 'again' }];
    const rows = resultRows(twice);
    const folds = dealFolds(rows, 4, 'trial', 1);
    const foldsOf = (id: string) =>
      new Set(rows.flatMap((row, i) => (row.trial.id === id ? folds[i] : [])));
    for (const { id } of twice) expect(foldsOf(id).size).toBe(1);
    expect(foldsOf('again')).toEqual(foldsOf('trial-4'));
    expect(new Set(folds)).toEqual(new Set([0, 1, 2, 3]));
    const mixed = dealFolds(rows, 4, 'row', 1);
    expect(new Set(mixed.slice(0, 4)).size).toBeGreaterThan(1);
  });
});

describe('a search of the surrogate', () => {
  const objective = AUTHORS_OBJECTIVES.bo;
  const bounds = AUTHORS_BOUNDS.bo;
  const problem = { surrogate, trials, targets, objective, bounds };

  it.each(['bo', 'cma-es'] as const)('finds better than every trial by %s', (method) => {
    const options = {
      ...DEFAULT_SEARCH,
      method,
      candidates: 5,
      bo: { ...DEFAULT_SEARCH.bo, evaluations: 60 },
      cmaEs: { ...DEFAULT_SEARCH.cmaEs, evaluations: 600 },
    };
    const { best, candidates } = finish(searchSurrogate(problem, options, 1));
    const row = bestTrial(trials, targets, objective);
    expect(best.loss).toBeLessThan(row?.loss ?? 0);
    const simulated = lossOf(
      analyticResults(best.parameters).map(({ composition, density, b4 }) => ({
        composition,
        density: density?.value ?? null,
        b4: b4?.value ?? null,
      })),
      targets,
      objective,
    );
    expect(simulated).toBeLessThan(row?.loss ?? 0);
    expect(candidates).toHaveLength(5);
    for (const x of candidates.flatMap(({ parameters }) => toUnit(parameters, bounds))) {
      expect(x > -1e-9 && x < 1 + 1e-9).toBe(true);
    }
    expect(candidates[0].predictions).toHaveLength(targets.length);
    expect(candidates.map(({ value }) => value)).toEqual(
      candidates.map(({ value }) => value).sort((a, b) => a - b),
    );
  });

  it('keeps away from where molecular dynamics could not finish', () => {
    const options = { ...DEFAULT_SEARCH, method: 'cma-es' as const };
    const quick = { ...options, cmaEs: { ...options.cmaEs, evaluations: 400 } };
    const { best } = finish(searchSurrogate(problem, quick, 1));
    const failed = { ...trials[0], parameters: best.parameters, results: [], unstable: true };
    const warned = { ...problem, trials: [...trials, failed] };
    const again = finish(searchSurrogate(warned, quick, 1));
    const risk = riskOfInstability(warned.trials, bounds);
    expect(risk(best.parameters)).toBeGreaterThan(0.2);
    expect(risk(again.best.parameters)).toBeLessThan(risk(best.parameters) / 2);
    expect(best.risk).toBe(0);
  });

  it('refuses bounds, targets and options that cannot be', () => {
    const search =
      (change: object, options: object = {}) =>
      () =>
        finish(searchSurrogate({ ...problem, ...change }, { ...DEFAULT_SEARCH, ...options }, 1));
    const upside = { lower: bounds.upper, upper: bounds.lower };
    expect(search({ bounds: upside })).toThrow(/nothing to search/);
    expect(search({ targets: [] })).toThrow(/ask for nothing/);
    expect(search({}, { candidates: 0 })).toThrow(/0 candidates/);
    expect(search({}, { exploration: -1 })).toThrow(/exploration of -1/);
    expect(search({}, { cmaEs: { ...DEFAULT_SEARCH.cmaEs, step: Number.NaN } })).toThrow(
      /first step.*NaN/,
    );
    expect(search({}, { bo: { ...DEFAULT_SEARCH.bo, initial: 1 } })).toThrow(/1 first evaluations/);
  });
});

describe('candidates', () => {
  it('are spread out, best first, and repeat no trial', () => {
    const pool = analyticTrials(200, 3).map(({ parameters }, i) => ({ parameters, value: i }));
    const near = pool.map(({ parameters }, i) => ({
      parameters: { ...pool[0].parameters, aBB: parameters.aBB },
      value: i / 1000 + 0.0001,
    }));
    const bounds = AUTHORS_BOUNDS.bo;
    const chosen = spreadOut([...near, ...pool], 10, bounds, [pool[0].parameters]);
    expect(chosen).toHaveLength(10);
    expect(chosen.filter((one) => near.includes(one)).length).toBeLessThan(6);
    expect(chosen.some(({ parameters }) => parameters === pool[0].parameters)).toBe(false);
    const same = Array(5).fill(pool[3]);
    expect(spreadOut(same, 10, bounds, [])).toHaveLength(1);
    expect(spreadOut([], 10, bounds, [])).toEqual([]);
  });
});

describe('sensitivities', () => {
  it('have the sign and size of the analytic response', () => {
    const found = sensitivities(surrogate, WANG_2018, AUTHORS_BOUNDS.bo, ANALYTIC_GLASSES, 5);
    expect(found.map(({ parameter }) => parameter)).toEqual([
      'aBO',
      'rhoBO',
      'cBO',
      'aBB',
      'rhoBB',
    ]);
    const [, rhoBO, , , rhoBB] = found;
    expect(rhoBO.values).toHaveLength(5);
    expect(rhoBO.values[4]).toBeCloseTo(AUTHORS_BOUNDS.bo.upper.rhoBO, 12);
    expect(rhoBO.predictions[4][1].b4.mean).toBeGreaterThan(rhoBO.predictions[0][1].b4.mean + 0.5);
    // 75B: density −0.018 g/cm³ for +1 % of ρ(B–B).
    expect(rhoBB.perPercent[3].density.mean).toBeCloseTo(-0.018, 2);
    expect(rhoBB.perPercent[3].density.spread).toBeGreaterThan(0);
  });
});
