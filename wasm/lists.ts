// Half neighbour lists: of every atom i the atoms j > i within cutoff + skin, species by species, in
// groups of four. A group that is not full is filled up by the ghost, an entry of `positions` that the
// pair kernel puts half a box away from whichever atom it works on, so that it is never within the
// cutoff. Entries are byte offsets (16 · j) into `positions` and `forces`.
//
// Small systems try every pair; large ones sort their atoms into cells of half the list's reach.

import { allocate, reach, top } from './memory';
import {
  atoms,
  built,
  cutoff,
  firstOf,
  listCutoff,
  POSITION_UNIT,
  positions,
  speciesCount,
  state,
} from './system';

const BRUTE_FORCE_ATOMS: i32 = 4000;

// First group of every (atom, species); one more after the last.
export let starts: usize = 0;
export let list: usize = 0;

// x, y, z of all atoms apart (and, with cells, in the order of cells), with the entries they stand for.
let xs: usize = 0;
let ys: usize = 0;
let zs: usize = 0;
let entries: usize = 0;
// For each of 16 masks the bytes of those words that are set, first.
let packing: usize = 0;

let cellOf: usize = 0;
let binStarts: usize = 0;
let binRoom: i32 = 0;

export function createLists(): void {
  const row = 4 * usize(atoms) + 64;
  starts = allocate(4 * (usize(atoms) * usize(speciesCount) + 1));
  xs = allocate(row);
  ys = allocate(row);
  zs = allocate(row);
  entries = allocate(row);
  packing = allocate(256);
  for (let mask = 0; mask < 16; mask++) {
    let to = 0;
    for (let word = 0; word < 4; word++) {
      if ((mask >> word) & 1) {
        for (let byte = 0; byte < 4; byte++) {
          store<u8>(packing + 16 * mask + 4 * to + byte, u8(4 * word + byte));
        }
        to++;
      }
    }
  }
  if (atoms > BRUTE_FORCE_ATOMS) cellOf = allocate(row);
}

// The lists lie above the last block and move when a block is added.
export function placeLists(): void {
  const used = starts ? usize(load<i32>(starts + 4 * usize(atoms * speciesCount))) * 16 : 0;
  const place = (top() + 15) & ~15;
  if (list && list !== place && used > 0) {
    reach(place + used);
    memory.copy(place, list, used);
  }
  list = place;
}

// Makes way for a block of so many bytes, which would be written over the lists.
export function raiseLists(bytes: usize): void {
  if (!list) return;
  const used = usize(load<i32>(starts + 4 * usize(atoms * speciesCount))) * 16;
  const place = (((top() + 15) & ~15) + bytes + 15) & ~15;
  reach(place + used);
  memory.copy(place, list, used);
  list = place;
}

// Whether lists built at positions `built` and edges state.built* could miss a pair: they reach
// listCutoff at edge L₀ and are complete while every atom's own displacement d (apart from the box's
// dilation) obeys cutoff + 2d ≤ listCutoff · L / L₀.
export function listsAreStale(): bool {
  const unitX = state.boxX * POSITION_UNIT;
  const unitY = state.boxY * POSITION_UNIT;
  const unitZ = state.boxZ * POSITION_UNIT;
  const free = 0.5 * ((listCutoff * state.boxX) / state.builtX - cutoff);
  const most = free * free;
  if (!(free > 0)) return true;
  for (let i = 0; i < atoms; i++) {
    const d = i32x4.sub(v128.load(positions + 16 * i), v128.load(built + 16 * i));
    const x = unitX * f64(i32x4.extract_lane(d, 0));
    const y = unitY * f64(i32x4.extract_lane(d, 1));
    const z = unitZ * f64(i32x4.extract_lane(d, 2));
    if (!(x * x + y * y + z * z < most)) return true;
  }
  return false;
}

export function buildLists(): void {
  memory.copy(built, positions, 16 * usize(atoms));
  state.builtX = state.boxX;
  state.builtY = state.boxY;
  state.builtZ = state.boxZ;
  state.rebuild = 0;
  state.builds += 1;
  const cellsX = cellsAlong(state.boxX);
  const cellsY = cellsAlong(state.boxY);
  const cellsZ = cellsAlong(state.boxZ);
  if (atoms > BRUTE_FORCE_ATOMS && cellsX * cellsY * cellsZ >= 27) {
    fromCells(cellsX, cellsY, cellsZ);
  } else {
    fromAllPairs();
  }
}

// Cells of half the reach.
function cellsAlong(edge: f64): i32 {
  return max(1, min(128, i32(Math.floor((2 * edge) / listCutoff))));
}

let write: usize = 0; // where the next entry goes
let hereX: v128 = i32x4.splat(0);
let hereY: v128 = i32x4.splat(0);
let hereZ: v128 = i32x4.splat(0);
let here: i32 = 0; // entry of the atom itself
let unitX: v128 = f32x4.splat(0);
let unitY: v128 = f32x4.splat(0);
let unitZ: v128 = f32x4.splat(0);
let squaredReach: v128 = f32x4.splat(0);

function begin(): void {
  unitX = f32x4.splat(f32(state.boxX * POSITION_UNIT));
  unitY = f32x4.splat(f32(state.boxY * POSITION_UNIT));
  unitZ = f32x4.splat(f32(state.boxZ * POSITION_UNIT));
  squaredReach = f32x4.splat(f32(listCutoff * listCutoff));
  write = list;
}

// Room for the longest row there can be.
function makeRoom(): void {
  reach(write + 4 * usize(atoms) + 64 * usize(speciesCount) + 64);
}

function atomHere(i: i32): void {
  const p = v128.load(positions + 16 * i);
  hereX = i32x4.shuffle(p, p, 0, 0, 0, 0);
  hereY = i32x4.shuffle(p, p, 1, 1, 1, 1);
  hereZ = i32x4.shuffle(p, p, 2, 2, 2, 2);
  here = 16 * i;
}

// Appends of the places from … end those whose atoms come after this one and are within reach.
function appendRun(from: i32, end: i32): void {
  const lanes = i32x4(0, 1, 2, 3);
  const mine = i32x4.splat(here);
  const last = i32x4.splat(end);
  const x0 = hereX;
  const y0 = hereY;
  const z0 = hereZ;
  const ux = unitX;
  const uy = unitY;
  const uz = unitZ;
  const limit = squaredReach;
  let to = write;
  for (let j = from; j < end; j += 4) {
    const x = f32x4.mul(ux, f32x4.convert_i32x4_s(i32x4.sub(x0, v128.load(xs + 4 * j))));
    const y = f32x4.mul(uy, f32x4.convert_i32x4_s(i32x4.sub(y0, v128.load(ys + 4 * j))));
    const z = f32x4.mul(uz, f32x4.convert_i32x4_s(i32x4.sub(z0, v128.load(zs + 4 * j))));
    const r2 = f32x4.add(f32x4.add(f32x4.mul(x, x), f32x4.mul(y, y)), f32x4.mul(z, z));
    const entry = v128.load(entries + 4 * j);
    const within = v128.and(
      v128.and(f32x4.lt(r2, limit), i32x4.gt_s(entry, mine)),
      i32x4.lt_s(i32x4.add(lanes, i32x4.splat(j)), last),
    );
    const mask = i32x4.bitmask(within);
    v128.store(to, i8x16.swizzle(entry, v128.load(packing + 16 * mask)));
    to += usize(popcnt(mask) << 2);
  }
  write = to;
}

// Fills the group up with the ghost.
function endGroup(): void {
  while ((write - list) & 15) {
    store<i32>(write, 16 * atoms);
    write += 4;
  }
}

function noteStart(row: i32): void {
  store<i32>(starts + 4 * row, i32((write - list) >>> 4));
}

function fromAllPairs(): void {
  begin();
  for (let i = 0; i < atoms; i++) {
    const p = v128.load(positions + 16 * i);
    store<i32>(xs + 4 * i, i32x4.extract_lane(p, 0));
    store<i32>(ys + 4 * i, i32x4.extract_lane(p, 1));
    store<i32>(zs + 4 * i, i32x4.extract_lane(p, 2));
    store<i32>(entries + 4 * i, 16 * i);
  }
  for (let i = 0; i < atoms; i++) {
    makeRoom();
    atomHere(i);
    for (let s = 0; s < speciesCount; s++) {
      noteStart(i * speciesCount + s);
      const from = max(i + 1, load<i32>(firstOf + 4 * s));
      appendRun(from, load<i32>(firstOf + 4 * s + 4));
      endGroup();
    }
  }
  noteStart(atoms * speciesCount);
}

// Cell of a coordinate among n.
function cellIndex(coordinate: i32, n: i32): i32 {
  return i32((u64(u32(coordinate)) * u64(n)) >>> 32);
}

function fromCells(nx: i32, ny: i32, nz: i32): void {
  begin();
  const cells = nx * ny * nz;
  const bins = cells * speciesCount;
  if (bins > binRoom) {
    binRoom = bins + bins / 2;
    binStarts = allocate(4 * (usize(binRoom) + 2));
    placeLists();
    write = list;
  }
  // Counting sort by (species, cell); atoms of a bin keep their order.
  memory.fill(binStarts, 0, 4 * (usize(bins) + 2));
  for (let i = 0; i < atoms; i++) {
    const p = v128.load(positions + 16 * i);
    const cell =
      (cellIndex(i32x4.extract_lane(p, 2), nz) * ny + cellIndex(i32x4.extract_lane(p, 1), ny)) *
        nx +
      cellIndex(i32x4.extract_lane(p, 0), nx);
    const bin = i32x4.extract_lane(p, 3) * cells + cell;
    store<i32>(cellOf + 4 * i, bin);
    const at = binStarts + 4 * (bin + 2);
    store<i32>(at, load<i32>(at) + 1);
  }
  for (let bin = 0; bin < bins; bin++) {
    const at = binStarts + 4 * (bin + 1);
    store<i32>(at, load<i32>(at) + load<i32>(at - 4));
  }
  // binStarts[bin + 1] is now where the bin begins; placing its atoms moves it to where it ends, which
  // is where the next begins.
  for (let i = 0; i < atoms; i++) {
    const at = binStarts + 4 * (load<i32>(cellOf + 4 * i) + 1);
    const place = load<i32>(at);
    store<i32>(at, place + 1);
    const p = v128.load(positions + 16 * i);
    store<i32>(xs + 4 * place, i32x4.extract_lane(p, 0));
    store<i32>(ys + 4 * place, i32x4.extract_lane(p, 1));
    store<i32>(zs + 4 * place, i32x4.extract_lane(p, 2));
    store<i32>(entries + 4 * place, 16 * i);
  }
  for (let i = 0; i < atoms; i++) {
    makeRoom();
    atomHere(i);
    const p = v128.load(positions + 16 * i);
    const cx = cellIndex(i32x4.extract_lane(p, 0), nx);
    const cy = cellIndex(i32x4.extract_lane(p, 1), ny);
    const cz = cellIndex(i32x4.extract_lane(p, 2), nz);
    const own = i32x4.extract_lane(p, 3);
    for (let s = 0; s < speciesCount; s++) {
      noteStart(i * speciesCount + s);
      if (s < own) continue;
      const lowZ = nz < 5 ? 0 : cz - 2;
      const highZ = nz < 5 ? nz - 1 : cz + 2;
      const lowY = ny < 5 ? 0 : cy - 2;
      const highY = ny < 5 ? ny - 1 : cy + 2;
      for (let z = lowZ; z <= highZ; z++) {
        for (let y = lowY; y <= highY; y++) {
          const row = binStarts + 4 * (s * cells + (wrap(z, nz) * ny + wrap(y, ny)) * nx);
          if (nx < 5) {
            appendCells(row, 0, nx);
          } else {
            const low = cx - 2;
            const high = cx + 3;
            appendCells(row, max(low, 0), min(high, nx));
            if (low < 0) appendCells(row, low + nx, nx);
            if (high > nx) appendCells(row, 0, high - nx);
          }
        }
      }
      endGroup();
    }
  }
  noteStart(atoms * speciesCount);
}

function wrap(index: i32, n: i32): i32 {
  return index < 0 ? index + n : index >= n ? index - n : index;
}

// Cells from … end − 1 of a row of bins, which lie one after the other.
function appendCells(row: usize, from: i32, end: i32): void {
  appendRun(load<i32>(row + 4 * from), load<i32>(row + 4 * end));
}

// Entries that the lists have, without those that only fill groups up.
export function listedPairs(): f64 {
  const end = usize(load<i32>(starts + 4 * usize(atoms * speciesCount))) * 16;
  let pairs: f64 = 0;
  for (let at: usize = 0; at < end; at += 4) {
    if (load<i32>(list + at) !== 16 * atoms) pairs += 1;
  }
  return pairs;
}
