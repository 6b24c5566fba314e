// Sums in fixed point: exact, so that they depend neither on order nor on padding, and a slow
// change is never lost in rounding.

// An energy in units of 2⁻²⁰ eV, split into (high, low) 16-bit halves that can be summed apart.
const ENERGY_SCALE = 1048576.0;

// What is not finite counts as the largest energy there is, so that it cannot pass unnoticed.
fn energy_parts(energy: f32) -> vec2<i32> {
  let finite = (bitcast<u32>(energy) & 0x7f800000u) != 0x7f800000u;
  let q = i32(clamp(round(select(2048.0, energy, finite) * ENERGY_SCALE), -2.1e9, 2.1e9));
  return vec2<i32>(q >> 16u, q & 0xffff);
}

// Moves what exceeds 16 bits in the low half to the high half.
fn energy_carry(parts: vec2<i32>) -> vec2<i32> {
  return vec2<i32>(parts.x + (parts.y >> 16u), parts.y & 0xffff);
}

fn energy_value(parts: vec2<i32>) -> f32 {
  return (f32(parts.x) * 65536.0 + f32(parts.y)) / ENERGY_SCALE;
}

// Signed 64-bit (high, low) += round(x · scale), |x · scale| < 2³¹.
fn accumulate(sum: vec2<u32>, x: f32, scale: f32) -> vec2<u32> {
  let q = i32(clamp(round(x * scale), -2.1e9, 2.1e9));
  let low = sum.y + bitcast<u32>(q);
  let carry = select(0u, 1u, low < sum.y);
  return vec2<u32>(sum.x + bitcast<u32>(q >> 31u) + carry, low);
}

fn accumulated(sum: vec2<u32>, scale: f32) -> f32 {
  return (f32(bitcast<i32>(sum.x)) * 4294967296.0 + f32(sum.y)) / scale;
}
