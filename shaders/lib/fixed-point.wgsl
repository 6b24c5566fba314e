// Sums in fixed point: exact, so that they depend neither on order nor on padding, and a slow
// change is never lost in rounding.

// An energy in units of 2⁻²⁰ eV, as (high, low) in units of 2⁻⁴ and 2⁻²⁰ eV, which can be summed
// apart. What is not finite counts as a huge energy, so that it cannot pass unnoticed.
fn energy_parts(energy: f32) -> vec2<i32> {
  let finite = (bitcast<u32>(energy) & 0x7f800000u) != 0x7f800000u;
  let x = clamp(16.0 * select(200000.0, energy, finite), -2.1e9, 2.1e9);
  let high = floor(x);
  return vec2<i32>(i32(high), i32(round((x - high) * 65536.0)));
}

// Moves what exceeds 16 bits in the low half to the high half.
fn energy_carry(parts: vec2<i32>) -> vec2<i32> {
  return vec2<i32>(parts.x + (parts.y >> 16u), parts.y & 0xffff);
}

fn energy_value(parts: vec2<i32>) -> f32 {
  return (f32(parts.x) + f32(parts.y) / 65536.0) / 16.0;
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
