import type { Experiment } from '../../core/experiment';
import { replicaCount, variantOf } from '../../core/variants';

/** What the replicas of an experiment have that its base has not, all of them; null without variants. */
function varied({ variants }: Experiment): 'compositions' | 'potentials' | 'variants' | null {
  if (variants.length === 0) return null;
  const all = (...keys: readonly ('composition' | 'potential' | 'protocol')[]) =>
    variants.every((variant) =>
      (['composition', 'potential', 'protocol'] as const).every(
        (key) => (variant[key] !== undefined) === keys.includes(key),
      ),
    );
  if (all('composition')) return 'compositions';
  return all('potential') ? 'potentials' : 'variants';
}

/** Whether every variant brings its own. */
export function varies({ variants }: Experiment, key: 'composition' | 'potential'): boolean {
  return variants.length > 0 && variants.every((variant) => variant[key] !== undefined);
}

/** '6 seeds', '9 compositions', '9 compositions × 2 seeds'; null for a single glass. */
export function sayEnsemble(experiment: Experiment): string | null {
  const { variants, replicas } = experiment;
  const what = varied(experiment);
  const parts = [
    ...(what === null ? [] : [`${variants.length} ${what}`]),
    ...(replicas === 1 ? [] : [`${replicas} seeds`]),
  ];
  return parts.length === 0 ? null : parts.join(' × ');
}

/** What a person calls the whole of an experiment: '24B', '24B, 4 potentials', '9 compositions'. */
export function experimentTitle(experiment: Experiment): string {
  const { name, variants } = experiment;
  const what = varied(experiment);
  if (what === null) return name;
  const many = `${variants.length} ${what}`;
  return varies(experiment, 'composition') ? many : `${name}, ${many}`;
}

/** What a person calls the variant that a replica belongs to: its name, or the experiment's. */
export function variantName(experiment: Experiment, replica: number): string {
  return experiment.variants[variantOf(experiment, replica)]?.name ?? experiment.name;
}

/** What a person calls the glass of one replica: '24B', '75B' of many, '24B, CMA-ES'. */
export function glassTitle(experiment: Experiment, replica: number): string {
  if (experiment.variants.length === 0 || varies(experiment, 'composition')) {
    return variantName(experiment, replica);
  }
  return `${experiment.name}, ${variantName(experiment, replica)}`;
}

/** The same with its seed where there are several: '24B, seed 8'. */
export function replicaTitle(experiment: Experiment, replica: number): string {
  const { replicas, seed } = experiment;
  const title = glassTitle(experiment, replica);
  return replicas === 1 ? title : `${title}, seed ${(seed + (replica % replicas)) >>> 0}`;
}

/** '75B', 'seed 8', '75B, seed 8': what tells one replica from the others; null for a single glass. */
export function replicaName(experiment: Experiment, replica: number): string | null {
  if (replicaCount(experiment) === 1) return null;
  const { variants, replicas, seed } = experiment;
  const seeded = `seed ${(seed + (replica % replicas)) >>> 0}`;
  if (variants.length === 0) return seeded;
  const name = variantName(experiment, replica);
  return replicas === 1 ? name : `${name}, ${seeded}`;
}

/** 'replica 2 of 6, seed 8'; null for a single glass. */
export function sayReplica(experiment: Experiment, replica: number): string | null {
  const name = replicaName(experiment, replica);
  return name && `replica ${replica + 1} of ${replicaCount(experiment)}, ${name}`;
}
