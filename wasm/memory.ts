// Memory of the module: blocks handed out from the bottom up and never given back; what lies above the
// last block (`top`) belongs to the neighbour lists, which grow as they must.

let next: usize = __heap_base;

// The end of the last block.
export function top(): usize {
  return next;
}

// Makes sure that the module has memory up to an address; traps when the machine has none left.
export function reach(end: usize): void {
  const pages = i32((end + 0xffff) >>> 16);
  const missing = pages - memory.size();
  if (missing > 0 && memory.grow(max(missing, memory.size() >>> 3)) < 0) {
    if (memory.grow(missing) < 0) unreachable();
  }
}

// A block of zeros that begins at a multiple of 16.
export function allocate(bytes: usize): usize {
  const block = (next + 15) & ~15;
  next = block + bytes;
  reach(next);
  memory.fill(block, 0, bytes);
  return block;
}
