/** Numbers that the device keeps as integers. */

const POSITION_RANGE = 0x100000000;

/** A coordinate in Å as a box fraction × 2³² (wraps). */
export function toFraction(coordinate: number, edge: number): number {
  const fraction = coordinate / edge;
  return Math.round((fraction - Math.floor(fraction)) * POSITION_RANGE) >>> 0;
}

/** Å, in [0, edge). */
export function fromFraction(fraction: number, edge: number): number {
  return (fraction / POSITION_RANGE) * edge;
}

/** Unit of summed energies, eV (shaders/lib/fixed-point.wgsl). */
export const ENERGY_UNIT = 1 / 0x100000;

/** The unit of the barostat’s ln(edge/origin), 2⁻⁴⁰. */
export const LOG_UNIT = 1 / 0x10000000000;

/** Positions of Nosé–Hoover chains, unit 2⁻³². */
export const CHAIN_UNIT = 1 / 0x100000000;

/** Reads an energy, eV, from (high, low) halves of 16 bits at a byte offset. */
export function readEnergy(view: DataView, offset: number): number {
  return (view.getInt32(offset, true) * 65536 + view.getInt32(offset + 4, true)) * ENERGY_UNIT;
}

/** A signed 64-bit (high, low) at a byte offset, times its unit. */
export function readLong(view: DataView, offset: number, unit: number): number {
  return (view.getInt32(offset, true) * POSITION_RANGE + view.getUint32(offset + 4, true)) * unit;
}
