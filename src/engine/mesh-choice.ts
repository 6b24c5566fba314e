import type { Box } from '../core/configuration';
import { power } from '../core/portable-math';
import { Problem } from '../core/problem';
import { MAX_MESH_AXIS } from './limits';
import { choosePppm } from './pppm';
import { chooseProlateMesh } from './prolate-mesh';
import { chargeSystem } from './replica';
import type { MeshSettings, ReplicaSetup } from './types';
import { ORDERS } from './window';

/** A box under a barostat is held against its mesh at multiples of this many steps. */
export const MESH_CHECK_STEPS = 500;

/**
 * The cheapest mesh and assignment order of the accuracy asked for whose planes have at most
 * `largest`² points.
 * @param meshPointCost what a mesh point costs in a step (three transforms), in charges shared with
 * one point
 * @throws Problem when there is none
 */
export function chooseMesh(
  setup: ReplicaSetup,
  box: Box,
  largest: number,
  meshPointCost: number,
): MeshSettings {
  const system = chargeSystem(setup, box);
  const kind = setup.electrostatics ?? 'prolate';
  const choose = kind === 'pppm' ? choosePppm : chooseProlateMesh;
  const most = Math.min(largest, MAX_MESH_AXIS);
  const choices: readonly MeshSettings[] = ORDERS[kind].flatMap(
    (order) => choose(system, setup.accuracy, order, most) ?? [],
  );
  if (choices.length === 0) {
    throw new Problem(
      `An accuracy of ${setup.accuracy} needs a mesh of more than ${largest} points an axis, ` +
        'which this adapter’s workgroup memory does not hold.',
      'Ask for less accuracy, a larger cutoff or fewer atoms.',
    );
  }
  const cost = ({ grid: [x, y, z], order }: MeshSettings) =>
    meshPointCost * x * y * z + system.atoms * power(order, 3);
  return choices.reduce((best, choice) => (cost(choice) < cost(best) ? choice : best));
}

/** Edges of boxes that differ by more than this need another mesh. */
const MESH_GROWTH = 1.05;

/** Whether a box has outgrown the mesh that was chosen for another. */
export function hasOutgrown(box: Box, chosenFor: Box): boolean {
  return box.some((edge, axis) => edge > MESH_GROWTH * chosenFor[axis]);
}
