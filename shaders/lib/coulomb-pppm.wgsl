// The Coulomb sum split by Gaussians of width 1/α (splitting), as LAMMPS's PPPM has it.

struct NearCoulomb {
  alpha: f32,
}

fn near_coulomb(r: u32) -> NearCoulomb {
  return NearCoulomb(replicas[r].splitting);
}

// Of four pairs of unit charges, 1/Å.
struct NearPart {
  energy: vec4<f32>,     // V = erfc(αr)/r
  work: vec4<f32>,       // −r dV/dr
}

// erfc after Abramowitz & Stegun 7.1.26 (|error| < 1.5e-7), as LAMMPS's pair_buck_coul_long.
fn near_part(split: NearCoulomb, r2: vec4<f32>, inverse: vec4<f32>) -> NearPart {
  let x = split.alpha * r2 * inverse;
  let gauss = exp(-x * x);
  let t = 1.0 / (1.0 + 0.3275911 * x);
  let series = t * (0.254829592 + t * (-0.284496736
    + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  let energy = inverse * series * gauss;
  return NearPart(energy, energy + inverse * 1.1283791670955126 * x * gauss);
}

// Share of a wave, k² = k2, that the mesh carries: e^(−k²/4α²).
fn far_part(r: u32, k2: f32) -> f32 {
  let alpha = replicas[r].splitting;
  return exponential(k2 * (-0.25 / (alpha * alpha)));
}
