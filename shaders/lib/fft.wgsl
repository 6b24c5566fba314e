// Mixed-radix (2, 3, 4, 5) complex FFTs of many lines in workgroup memory, in place. The forward
// transform decimates in frequency and leaves each line in digit-reversed order; the inverse
// decimates in time and takes that order, so nothing is ever permuted. Neither is normalised.
//
// A kernel that includes this declares
//   var<workgroup> data: array<vec2<f32>, …>;
//   @group(0) @binding(…) var<storage, read> plan: array<vec4<f32>>;
// with plan[replica · 3 · PLAN_STRIDE + axis · PLAN_STRIDE + i] =
//   (cos 2πi/n, sin 2πi/n, wave number at digit-reversed place i, its influence factor).

const PLAN_STRIDE = 128u;
const FFT_STAGES = 8u;

fn radix_of(replica: u32, axis: u32, stage: u32) -> u32 {
  return replicas[replica].radices[axis * 2u + stage / 4u][stage % 4u];
}

fn multiply(a: vec2<f32>, b: vec2<f32>) -> vec2<f32> {
  return vec2<f32>(a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x);
}

// Discrete Fourier transform of the first `radix` of x; direction −1 forward, +1 inverse.
fn butterfly(x: array<vec2<f32>, 5>, radix: u32, direction: f32) -> array<vec2<f32>, 5> {
  var y: array<vec2<f32>, 5>;
  let turn = vec2<f32>(-direction, direction); // i·direction·z = turn · z.yx
  switch radix {
    case 2u: {
      y[0] = x[0] + x[1];
      y[1] = x[0] - x[1];
    }
    case 3u: {
      let sum = x[1] + x[2];
      let side = turn * (x[1] - x[2]).yx * 0.8660254037844386;
      let mid = x[0] - 0.5 * sum;
      y[0] = x[0] + sum;
      y[1] = mid + side;
      y[2] = mid - side;
    }
    case 4u: {
      let a = x[0] + x[2];
      let b = x[0] - x[2];
      let c = x[1] + x[3];
      let d = turn * (x[1] - x[3]).yx;
      y[0] = a + c;
      y[1] = b + d;
      y[2] = a - c;
      y[3] = b - d;
    }
    default: {
      let a = x[1] + x[4];
      let b = x[2] + x[3];
      let c = x[1] - x[4];
      let d = x[2] - x[3];
      let m1 = x[0] + 0.30901699437494745 * a - 0.8090169943749475 * b;
      let m2 = x[0] - 0.8090169943749475 * a + 0.30901699437494745 * b;
      let s1 = turn * (0.9510565162951535 * c + 0.5877852522924731 * d).yx;
      let s2 = turn * (0.5877852522924731 * c - 0.9510565162951535 * d).yx;
      y[0] = x[0] + a + b;
      y[1] = m1 + s1;
      y[2] = m2 + s2;
      y[3] = m2 - s2;
      y[4] = m1 - s1;
    }
  }
  return y;
}

struct Lines {
  count: u32,          // lines
  stride: u32,         // between lines
  element_stride: u32, // between elements of a line
  offset: u32,         // of the first element in data
}

struct Butterfly {
  base: u32,  // index in data of the first input
  j: u32,     // place in its block
}

// The b-th butterfly of a stage; threads that follow each other touch neighbouring elements.
fn place(b: u32, lines: Lines, per_line: u32, block: u32, part: u32) -> Butterfly {
  var line: u32;
  var rank: u32;
  if (lines.element_stride == 1u) {
    line = u32((f32(b) + 0.5) / f32(per_line));
    rank = b - line * per_line;
  } else {
    rank = u32((f32(b) + 0.5) / f32(lines.count));
    line = b - rank * lines.count;
  }
  let group = u32((f32(rank) + 0.5) / f32(part));
  let j = rank - group * part;
  let base = lines.offset + line * lines.stride + (group * block + j) * lines.element_stride;
  return Butterfly(base, j);
}

fn forward_fft(replica: u32, axis: u32, n: u32, lines: Lines, thread: u32, threads: u32) {
  let table = (replica * 3u + axis) * PLAN_STRIDE;
  var block = n;
  for (var stage = 0u; stage < FFT_STAGES; stage++) {
    let radix = radix_of(replica, axis, stage);
    if (radix == 0u) {
      break;
    }
    let part = block / radix;
    let per_line = n / radix;
    let twiddle_step = n / block;
    let hop = part * lines.element_stride;
    for (var b = thread; b < lines.count * per_line; b += threads) {
      let at = place(b, lines, per_line, block, part);
      var x: array<vec2<f32>, 5>;
      for (var q = 0u; q < radix; q++) {
        x[q] = data[at.base + q * hop];
      }
      let y = butterfly(x, radix, -1.0);
      data[at.base] = y[0];
      for (var p = 1u; p < radix; p++) {
        let w = plan[table + at.j * p * twiddle_step].xy;
        data[at.base + p * hop] = multiply(y[p], vec2<f32>(w.x, -w.y));
      }
    }
    workgroupBarrier();
    block = part;
  }
}

fn inverse_fft(replica: u32, axis: u32, n: u32, lines: Lines, thread: u32, threads: u32) {
  let table = (replica * 3u + axis) * PLAN_STRIDE;
  var part = 1u;
  for (var back = 0u; back < FFT_STAGES; back++) {
    let radix = radix_of(replica, axis, FFT_STAGES - 1u - back);
    if (radix == 0u) {
      continue;
    }
    let block = part * radix;
    let per_line = n / radix;
    let twiddle_step = n / block;
    let hop = part * lines.element_stride;
    for (var b = thread; b < lines.count * per_line; b += threads) {
      let at = place(b, lines, per_line, block, part);
      var x: array<vec2<f32>, 5>;
      x[0] = data[at.base];
      for (var p = 1u; p < radix; p++) {
        x[p] = multiply(data[at.base + p * hop], plan[table + at.j * p * twiddle_step].xy);
      }
      let y = butterfly(x, radix, 1.0);
      for (var q = 0u; q < radix; q++) {
        data[at.base + q * hop] = y[q];
      }
    }
    workgroupBarrier();
    part = block;
  }
}
