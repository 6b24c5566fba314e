/** Where a struct's members lie, in bytes, by the alignment rules of the WGSL specification (§ 14.4.1). */
export interface StructLayout {
  readonly size: number;
  readonly offsets: Readonly<Record<string, number>>;
}

interface TypeLayout {
  readonly size: number;
  readonly align: number;
}

/** Layout of `struct name` in WGSL text. Knows 32-bit scalars, their atomics, vectors and fixed-size arrays. */
export function structLayout(wgsl: string, name: string): StructLayout {
  const code = wgsl.replace(/\/\/.*$/gm, '');
  const body = new RegExp(`struct ${name} \\{([^}]*)\\}`).exec(code)?.[1];
  if (body === undefined) throw new Error(`no struct ${name}`);
  const offsets: Record<string, number> = {};
  let end = 0;
  let align = 1;
  for (const [, member, type] of body.matchAll(
    /(\w+)\s*:\s*([\w<>, ]+?)\s*(?:,\s*(?=\w+\s*:|$)|$)/g,
  )) {
    const layout = typeLayout(type);
    offsets[member] = roundUp(end, layout.align);
    end = offsets[member] + layout.size;
    align = Math.max(align, layout.align);
  }
  return { size: roundUp(end, align), offsets };
}

function typeLayout(type: string): TypeLayout {
  if (/^(u32|i32|f32|atomic<[ui]32>)$/.test(type)) return { size: 4, align: 4 };
  const vector = /^vec([234])<[uif]32>$/.exec(type);
  if (vector) {
    const count = Number(vector[1]);
    return { size: 4 * count, align: count === 2 ? 8 : 16 };
  }
  const array = /^array<(.+),\s*(\d+)>$/.exec(type);
  if (array) {
    const element = typeLayout(array[1]);
    return { size: Number(array[2]) * roundUp(element.size, element.align), align: element.align };
  }
  throw new Error(`no layout for ${type}`);
}

function roundUp(n: number, multiple: number): number {
  return Math.ceil(n / multiple) * multiple;
}
