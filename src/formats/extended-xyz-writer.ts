import { atomCount, type Configuration } from '../core/configuration';
import type { FrameInfo } from './frame';

/** A value for the comment line, in quotes where it needs them. */
function infoText(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'T' : 'F';
  const text = String(value).replace(/["\r\n]+/g, ' ');
  return /^[^\s={}[\],']+$/.test(text) ? text : `"${text}"`;
}

/**
 * Writes one frame; frames in one file are just joined. ASE and OVITO read it. Positions in Å to
 * 1e-6; the numbers of the atoms when they are not 1 … N; velocities in Å/fs, as `vel`, when asked for.
 *
 * @param info - for the comment line; `time` in ps, `step`, `temperature` in K, and whatever else
 */
export function writeExtendedXyzFrame(
  configuration: Configuration,
  info: FrameInfo = {},
  options: { readonly velocities?: boolean } = {},
): string {
  const { species, types, positions, box, ids } = configuration;
  const velocities = options.velocities === true ? configuration.velocities : null;
  const count = atomCount(configuration);
  const properties = `species:S:1:pos:R:3${ids === null ? '' : ':id:I:1'}${velocities === null ? '' : ':vel:R:3'}`;
  const keys = Object.entries(info).map(([key, value]) => ` ${key}=${infoText(value)}`);
  const lines = [
    String(count),
    `Lattice="${box[0]} 0.0 0.0 0.0 ${box[1]} 0.0 0.0 0.0 ${box[2]}" Properties=${properties} pbc="T T T"${keys.join('')}`,
  ];
  for (let i = 0; i < count; i++) {
    let line = species[types[i]].element as string;
    for (let k = 0; k < 3; k++) line += ` ${positions[3 * i + k].toFixed(6)}`;
    if (ids !== null) line += ` ${ids[i]}`;
    if (velocities !== null) for (let k = 0; k < 3; k++) line += ` ${velocities[3 * i + k]}`;
    lines.push(line);
  }
  return `${lines.join('\n')}\n`;
}
