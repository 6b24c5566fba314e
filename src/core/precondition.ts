import { coolingStage, meltStage, type Protocol, type Stage } from './protocol';

/**
 * What comes before or into a melt so that it does not boil off at 0 GPa:
 * - 'isochoric', the paper's: melted and cooled to the end temperature at constant volume, then the
 *   whole protocol from that solid;
 * - 'pressure', as amorphouspy runs this potential: a hold of the melt at 2 GPa before the one at the
 *   protocol's own pressure.
 * Each lasts as long as the protocol's own hold of the melt (100 ps in the paper's).
 */
export const PRECONDITIONINGS = ['none', 'isochoric', 'pressure'] as const;
export type Preconditioning = (typeof PRECONDITIONINGS)[number];

const PRE_MELT = 'pre-melt';
const PRE_COOL = 'pre-cool';
const COMPRESS = 'compress';
const ADDED: readonly string[] = [PRE_MELT, PRE_COOL, COMPRESS];

/** GPa */
const COMPRESSION_GPA = 2;

/** Whether a stage belongs to a pre-conditioning. */
export function isPreconditioning(stage: Stage): boolean {
  return ADDED.includes(stage.name);
}

export function preconditioningOf(protocol: Protocol): Preconditioning {
  const names = protocol.stages.map(({ name }) => name);
  if (names.includes(PRE_COOL)) return 'isochoric';
  return names.includes(COMPRESS) ? 'pressure' : 'none';
}

/** The protocol with another pre-conditioning, or with none; as it is when it melts nothing. */
export function precondition(protocol: Protocol, kind: Preconditioning): Protocol {
  const stages = protocol.stages.filter((stage) => !isPreconditioning(stage));
  const plain = { ...protocol, stages };
  const melt = meltStage(plain);
  if (melt === undefined || kind === 'none') return plain;
  const hot = melt.temperature.to;
  if (kind === 'pressure') {
    const compress: Stage = {
      name: COMPRESS,
      ensemble: 'npt',
      duration: melt.duration,
      temperature: { from: hot, to: hot },
      pressure: { from: COMPRESSION_GPA, to: COMPRESSION_GPA },
    };
    const before = stages.findIndex(({ ensemble }) => ensemble === 'npt');
    const at = before < 0 ? stages.length : before;
    return { ...plain, stages: [...stages.slice(0, at), compress, ...stages.slice(at)] };
  }
  const cooling = coolingStage(stages);
  const cold = cooling?.temperature.to ?? hot;
  const preMelt: Stage = {
    name: PRE_MELT,
    ensemble: 'nvt',
    duration: melt.duration,
    temperature: { from: hot, to: hot },
    pressure: null,
  };
  const preCool: Stage = {
    name: PRE_COOL,
    ensemble: 'nvt',
    duration: cooling?.duration ?? melt.duration,
    temperature: { from: hot, to: cold },
    pressure: null,
  };
  return { ...plain, stages: [preMelt, preCool, ...stages] };
}
