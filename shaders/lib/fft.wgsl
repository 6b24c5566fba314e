// Mixed-radix (2, 3, 4, 5) complex FFTs of many lines in workgroup memory, in place. The forward
// transform decimates in frequency and leaves each line in digit-reversed order; the inverse
// decimates in time and takes that order, so nothing is ever permuted. Neither is normalised.
// The host writes the stages out for each mesh (src/engine/gpu/mesh-kernels.ts), a line
//   #fft forward|inverse x|y|z LINES
// a transform, so that no radix is ever looked up or branched on.
//
// A kernel that includes this declares
//   var<workgroup> data: array<vec2<f32>, …>;
//   var<workgroup> twiddles: array<vec2<f32>, …>;  those of its axes, one after the other
//   plan (uniform or storage), plan[axis · PLAN_STRIDE + i] =
//   (cos 2πi/n, sin 2πi/n, wave number at digit-reversed place i, its influence factor).

const PLAN_STRIDE = 128u;
const PLAN_SIZE = 3u * PLAN_STRIDE;

// Before the first transform, with a barrier between.
fn load_twiddles(to: u32, axis: u32, n: u32, thread: u32) {
  for (var i = thread; i < n; i += THREADS) {
    twiddles[to + i] = plan[axis * PLAN_STRIDE + i].xy;
  }
}

fn multiply(a: vec2<f32>, b: vec2<f32>) -> vec2<f32> {
  return vec2<f32>(a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x);
}

// e^(2πi · index / n)
fn turn(index: u32) -> vec2<f32> {
  return twiddles[index];
}

// e^(−2πi · index / n)
fn turn_back(index: u32) -> vec2<f32> {
  return twiddles[index] * vec2<f32>(1.0, -1.0);
}

// i · sign · z
fn quarter_turn(z: vec2<f32>, sign: f32) -> vec2<f32> {
  return vec2<f32>(-sign * z.y, sign * z.x);
}

struct Five {
  a: vec2<f32>,
  b: vec2<f32>,
  c: vec2<f32>,
  d: vec2<f32>,
  e: vec2<f32>,
}

// Discrete Fourier transforms of 3, 4 and 5 points; sign −1 forward, +1 inverse.
fn dft3(x: Five, sign: f32) -> Five {
  let sum = x.b + x.c;
  let side = quarter_turn(x.b - x.c, sign * 0.8660254037844386);
  let middle = x.a - 0.5 * sum;
  return Five(x.a + sum, middle + side, middle - side, vec2<f32>(), vec2<f32>());
}

fn dft4(x: Five, sign: f32) -> Five {
  let even = x.a + x.c;
  let odd = x.b + x.d;
  let even_side = x.a - x.c;
  let odd_side = quarter_turn(x.b - x.d, sign);
  return Five(even + odd, even_side + odd_side, even - odd, even_side - odd_side, vec2<f32>());
}

fn dft5(x: Five, sign: f32) -> Five {
  let outer = x.b + x.e;
  let inner = x.c + x.d;
  let m1 = x.a + 0.30901699437494745 * outer - 0.8090169943749475 * inner;
  let m2 = x.a - 0.8090169943749475 * outer + 0.30901699437494745 * inner;
  let s1 = quarter_turn(0.9510565162951535 * (x.b - x.e) + 0.5877852522924731 * (x.c - x.d), sign);
  let s2 = quarter_turn(0.5877852522924731 * (x.b - x.e) - 0.9510565162951535 * (x.c - x.d), sign);
  return Five(x.a + outer + inner, m1 + s1, m2 + s2, m2 - s2, m1 - s1);
}

// Where a butterfly's inputs and outputs lie, and its twiddle factor.
struct Butterfly {
  base: u32,
  hop: u32,
  table: u32,
  angle: u32,
}

fn forward2(at: Butterfly) {
  let a = data[at.base];
  let b = data[at.base + at.hop];
  data[at.base] = a + b;
  data[at.base + at.hop] = multiply(a - b, turn_back(at.table + at.angle));
}

fn inverse2(at: Butterfly) {
  let a = data[at.base];
  let b = multiply(data[at.base + at.hop], turn(at.table + at.angle));
  data[at.base] = a + b;
  data[at.base + at.hop] = a - b;
}

fn forward3(at: Butterfly) {
  var x = Five();
  x.a = data[at.base];
  x.b = data[at.base + at.hop];
  x.c = data[at.base + 2u * at.hop];
  let y = dft3(x, -1.0);
  data[at.base] = y.a;
  data[at.base + at.hop] = multiply(y.b, turn_back(at.table + at.angle));
  data[at.base + 2u * at.hop] = multiply(y.c, turn_back(at.table + 2u * at.angle));
}

fn inverse3(at: Butterfly) {
  var x = Five();
  x.a = data[at.base];
  x.b = multiply(data[at.base + at.hop], turn(at.table + at.angle));
  x.c = multiply(data[at.base + 2u * at.hop], turn(at.table + 2u * at.angle));
  let y = dft3(x, 1.0);
  data[at.base] = y.a;
  data[at.base + at.hop] = y.b;
  data[at.base + 2u * at.hop] = y.c;
}

fn forward4(at: Butterfly) {
  var x = Five();
  x.a = data[at.base];
  x.b = data[at.base + at.hop];
  x.c = data[at.base + 2u * at.hop];
  x.d = data[at.base + 3u * at.hop];
  let y = dft4(x, -1.0);
  data[at.base] = y.a;
  data[at.base + at.hop] = multiply(y.b, turn_back(at.table + at.angle));
  data[at.base + 2u * at.hop] = multiply(y.c, turn_back(at.table + 2u * at.angle));
  data[at.base + 3u * at.hop] = multiply(y.d, turn_back(at.table + 3u * at.angle));
}

fn inverse4(at: Butterfly) {
  var x = Five();
  x.a = data[at.base];
  x.b = multiply(data[at.base + at.hop], turn(at.table + at.angle));
  x.c = multiply(data[at.base + 2u * at.hop], turn(at.table + 2u * at.angle));
  x.d = multiply(data[at.base + 3u * at.hop], turn(at.table + 3u * at.angle));
  let y = dft4(x, 1.0);
  data[at.base] = y.a;
  data[at.base + at.hop] = y.b;
  data[at.base + 2u * at.hop] = y.c;
  data[at.base + 3u * at.hop] = y.d;
}

fn forward5(at: Butterfly) {
  var x = Five();
  x.a = data[at.base];
  x.b = data[at.base + at.hop];
  x.c = data[at.base + 2u * at.hop];
  x.d = data[at.base + 3u * at.hop];
  x.e = data[at.base + 4u * at.hop];
  let y = dft5(x, -1.0);
  data[at.base] = y.a;
  data[at.base + at.hop] = multiply(y.b, turn_back(at.table + at.angle));
  data[at.base + 2u * at.hop] = multiply(y.c, turn_back(at.table + 2u * at.angle));
  data[at.base + 3u * at.hop] = multiply(y.d, turn_back(at.table + 3u * at.angle));
  data[at.base + 4u * at.hop] = multiply(y.e, turn_back(at.table + 4u * at.angle));
}

fn inverse5(at: Butterfly) {
  var x = Five();
  x.a = data[at.base];
  x.b = multiply(data[at.base + at.hop], turn(at.table + at.angle));
  x.c = multiply(data[at.base + 2u * at.hop], turn(at.table + 2u * at.angle));
  x.d = multiply(data[at.base + 3u * at.hop], turn(at.table + 3u * at.angle));
  x.e = multiply(data[at.base + 4u * at.hop], turn(at.table + 4u * at.angle));
  let y = dft5(x, 1.0);
  data[at.base] = y.a;
  data[at.base + at.hop] = y.b;
  data[at.base + 2u * at.hop] = y.c;
  data[at.base + 3u * at.hop] = y.d;
  data[at.base + 4u * at.hop] = y.e;
}

struct Lines {
  count: u32,          // lines
  stride: u32,         // between lines
  element_stride: u32, // between elements of a line
}

// The b-th butterfly of a stage of n-point lines in blocks of radix · part, with its twiddle factors
// from `table` on; threads that follow each other touch neighbouring elements.
fn place(b: u32, lines: Lines, table: u32, n: u32, radix: u32, part: u32) -> Butterfly {
  let per_line = n / radix;
  let along = lines.element_stride == 1u;
  let quotient = b / select(lines.count, per_line, along);
  let remainder = b - quotient * select(lines.count, per_line, along);
  let line = select(remainder, quotient, along);
  let rank = select(quotient, remainder, along);
  let group = rank / part;
  let j = rank - group * part;
  let element = group * radix * part + j;
  return Butterfly(
    line * lines.stride + element * lines.element_stride,
    part * lines.element_stride,
    table,
    j * (per_line / part),
  );
}
