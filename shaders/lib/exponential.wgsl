// exp(x) to 2 units in the last place for −87 < x < 88, on every device: WGSL's own exp is only
// promised to 3 + 2|x|. Range reduction by ln 2 in two parts, then a polynomial on |r| ≤ ln 2 / 2.
fn exponential(x: f32) -> f32 {
  let clamped = clamp(x, -87.0, 88.0);
  let n = round(clamped * 1.4426950408889634);
  let r = (clamped - n * 0.693359375) + n * 2.1219444005469057e-4;
  var p = 1.3888889e-3;
  p = p * r + 8.3333333e-3;
  p = p * r + 4.1666667e-2;
  p = p * r + 1.6666667e-1;
  p = p * r + 0.5;
  p = p * r + 1.0;
  p = p * r + 1.0;
  return p * bitcast<f32>((i32(n) + 127) << 23u);
}

// exp(x) − 1 with all its digits for |x| ≤ ln 2 / 2; beyond that those of exp(x).
fn exponential_less_one(x: f32) -> f32 {
  if (abs(x) > 0.34657359) {
    return exponential(x) - 1.0;
  }
  var p = 1.3888889e-3;
  p = p * x + 8.3333333e-3;
  p = p * x + 4.1666667e-2;
  p = p * x + 1.6666667e-1;
  p = p * x + 0.5;
  p = p * x + 1.0;
  return p * x;
}
