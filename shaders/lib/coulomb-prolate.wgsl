// The Coulomb sum split by a prolate function (src/engine/prolate-mesh.ts): with s = r²/cutoff² and
// u = 2s − 1 the near part of two unit charges is 1/r − p(u), p a polynomial (near); a wave's share of
// the far part is a polynomial (far) of 2k²/k_max² − 1, and 0 beyond k_max (splitting).

struct NearCoulomb {
  scale: f32,            // 2 / cutoff²
  terms: array<vec4<f32>, 3>,
}

fn near_coulomb(r: u32) -> NearCoulomb {
  let cutoff = replicas[r].cutoff;
  return NearCoulomb(2.0 / (cutoff * cutoff), replicas[r].near);
}

// Of four pairs of unit charges, 1/Å.
struct NearPart {
  energy: vec4<f32>,     // V = 1/r − p(u)
  work: vec4<f32>,       // −r dV/dr = 1/r + 2(u + 1) dp/du
}

fn near_part(split: NearCoulomb, r2: vec4<f32>, inverse: vec4<f32>) -> NearPart {
  let s2 = split.scale * r2;
  let u = s2 - vec4<f32>(1.0);
  let a = split.terms[0];
  let b = split.terms[1];
  let c = split.terms[2];
  // (p, dp/du) by Horner's rule
  var slope = vec4<f32>(c.w);
  var p = c.w * u + c.z;
  slope = slope * u + p;
  p = p * u + c.y;
  slope = slope * u + p;
  p = p * u + c.x;
  slope = slope * u + p;
  p = p * u + b.w;
  slope = slope * u + p;
  p = p * u + b.z;
  slope = slope * u + p;
  p = p * u + b.y;
  slope = slope * u + p;
  p = p * u + b.x;
  slope = slope * u + p;
  p = p * u + a.w;
  slope = slope * u + p;
  p = p * u + a.z;
  slope = slope * u + p;
  p = p * u + a.y;
  slope = slope * u + p;
  p = p * u + a.x;
  return NearPart(inverse - p, inverse + 2.0 * s2 * slope);
}

// Share of a wave, k² = k2, that the mesh carries.
fn far_part(r: u32, k2: f32) -> f32 {
  let largest = replicas[r].splitting;
  let q = k2 / (largest * largest);
  let u = 2.0 * q - 1.0;
  let a = replicas[r].far[0];
  let b = replicas[r].far[1];
  let c = replicas[r].far[2];
  var p = c.w * u + c.z;
  p = p * u + c.y;
  p = p * u + c.x;
  p = p * u + b.w;
  p = p * u + b.z;
  p = p * u + b.y;
  p = p * u + b.x;
  p = p * u + a.w;
  p = p * u + a.z;
  p = p * u + a.y;
  p = p * u + a.x;
  return select(0.0, p, q <= 1.0);
}
