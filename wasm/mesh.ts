// The far part of the Coulomb sum on a mesh (particle mesh Ewald with ik differentiation): charges
// shared among order³ points, transformed, multiplied with the influence function
//   G(k) = (4π k_e / V k²) far(k) Π W² / (Π Σₘ W²)²      (LAMMPS compute_gf_ik, m = 0)
// and its gradient, transformed back, and gathered at the atoms:
//   energy = ½ Σ G |ρ|²,   E(k) = −i k G ρ
// W the window's transform, far(k) the share of a wave that the mesh carries: a polynomial in
// 2k²/k_max² − 1 and 0 beyond k_max (prolate splitting), or e^(−k²/4α²) (PPPM).
//
// Planes of rows of x; a row has room for 8 more points, so that a charge is shared with 8 points of a
// row without a thought of its end. The field's components are real, so that they travel as two complex
// meshes: Ex + i Ey and Ez.

import { lineA, lineB, lineC, lineD, transform } from './fft';
import { gatherFields, shareCharges } from './mesh-charges';
import {
  coulombConstant,
  derivatives,
  farTerms,
  fourth,
  IM,
  imaginary,
  influences,
  MOST_AXIS,
  nx,
  ny,
  nz,
  plane,
  prolate,
  RE,
  real,
  row,
  SPLIT_TERMS,
  splitting,
  third,
  waves,
} from './mesh-grid';
import { forwardX, forwardY, inverseX, inverseY, loadLine, storeLine } from './mesh-transforms';
import { state, volume } from './system';

// eV, of the last forces
export let meshEnergy: f64 = 0;

// Adds the far part to `forces`, and sets `meshEnergy`.
export function meshForces(): void {
  shareCharges();
  forwardX();
  forwardY();
  convolve();
  inverseY(real, imaginary);
  inverseY(third, fourth);
  inverseX(real, imaginary, true);
  inverseX(third, fourth, false);
  gatherFields();
}

// Share of the waves that the mesh carries, 0 at k = 0.
function farPart(k2: v128, scale: v128): v128 {
  const one = f32x4.splat(1);
  if (prolate) {
    const u = f32x4.sub(f32x4.mul(k2, scale), one);
    let p = v128.load(farTerms, 176);
    for (let term = SPLIT_TERMS - 2; term >= 0; term--) {
      p = f32x4.add(f32x4.mul(p, u), v128.load(farTerms + 16 * term));
    }
    const carried = v128.and(f32x4.le(u, one), f32x4.gt(k2, f32x4.splat(0)));
    return v128.and(carried, p);
  }
  const x = f32x4.mul(k2, scale);
  const p = f32x4(
    f32(Math.exp(f64(f32x4.extract_lane(x, 0)))),
    f32(Math.exp(f64(f32x4.extract_lane(x, 1)))),
    f32(Math.exp(f64(f32x4.extract_lane(x, 2)))),
    f32(Math.exp(f64(f32x4.extract_lane(x, 3)))),
  );
  return v128.and(f32x4.gt(k2, f32x4.splat(0)), p);
}

function convolve(): void {
  const twoPi = 6.283185307179586;
  const reciprocalX = twoPi / state.boxX;
  const reciprocalY = twoPi / state.boxY;
  const reciprocalZ = twoPi / state.boxZ;
  const strength = f32x4.splat(f32((2 * twoPi * coulombConstant) / volume()));
  const scale = f32x4.splat(
    f32(prolate ? 2 / (splitting * splitting) : -0.25 / (splitting * splitting)),
  );
  let energy: f64 = 0;
  for (let y = 0; y < ny; y++) {
    const at = 4 * (MOST_AXIS + y);
    const ky = reciprocalY * f64(load<f32>(waves + at));
    const dy = f32x4.splat(f32(reciprocalY * f64(load<f32>(derivatives + at))));
    const inY = f32x4.mul(strength, v128.load32_splat(influences + at));
    const ky2 = f32x4.splat(f32(ky * ky));
    for (let x = 0; x < nx; x += 4) {
      const rx = f32x4.splat(f32(reciprocalX));
      const kx = f32x4.mul(rx, v128.load(waves + 4 * x));
      const dx = f32x4.mul(rx, v128.load(derivatives + 4 * x));
      const inXY = f32x4.mul(inY, v128.load(influences + 4 * x));
      const kxy2 = f32x4.add(f32x4.mul(kx, kx), ky2);
      const offset = row * usize(y) + 4 * usize(x);
      loadLine(real + offset, plane, nz, lineA);
      loadLine(imaginary + offset, plane, nz, lineA + 16);
      const line = transform(2, nz, lineA, lineB, RE, IM);
      let energies = f32x4.splat(0);
      for (let z = 0; z < nz; z++) {
        const az = 4 * (2 * MOST_AXIS + z);
        const kz = f32(reciprocalZ * f64(load<f32>(waves + az)));
        const dz = f32x4.splat(f32(reciprocalZ * f64(load<f32>(derivatives + az))));
        const k2 = f32x4.add(kxy2, f32x4.splat(kz * kz));
        const safe = f32x4.pmax(k2, f32x4.splat(1e-12));
        const influence = f32x4.mul(
          f32x4.div(farPart(k2, scale), safe),
          f32x4.mul(inXY, v128.load32_splat(influences + az)),
        );
        const a = v128.load(line + 32 * z);
        const b = v128.load(line + 32 * z, 16);
        const ga = f32x4.mul(influence, a);
        const gb = f32x4.mul(influence, b);
        energies = f32x4.add(energies, f32x4.add(f32x4.mul(ga, a), f32x4.mul(gb, b)));
        // Ex + i Ey = (ky − i kx) Gρ;  Ez = −i kz Gρ
        v128.store(lineC + 32 * z, f32x4.add(f32x4.mul(dy, ga), f32x4.mul(dx, gb)));
        v128.store(lineC + 32 * z, f32x4.sub(f32x4.mul(dy, gb), f32x4.mul(dx, ga)), 16);
        v128.store(lineD + 32 * z, f32x4.mul(dz, gb));
        v128.store(lineD + 32 * z, f32x4.neg(f32x4.mul(dz, ga)), 16);
      }
      energy +=
        f64(f32x4.extract_lane(energies, 0)) +
        f64(f32x4.extract_lane(energies, 1)) +
        (f64(f32x4.extract_lane(energies, 2)) + f64(f32x4.extract_lane(energies, 3)));
      const xy = transform(2, nz, lineC, lineA, IM, RE);
      storeLine(real + offset, plane, nz, xy);
      storeLine(imaginary + offset, plane, nz, xy + 16);
      const zLine = transform(2, nz, lineD, lineA, IM, RE);
      storeLine(third + offset, plane, nz, zLine);
      storeLine(fourth + offset, plane, nz, zLine + 16);
    }
  }
  meshEnergy = 0.5 * energy;
}
