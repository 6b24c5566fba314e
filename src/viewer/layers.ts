import {
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  DynamicDrawUsage,
  Group,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  LessEqualDepth,
  LineSegments,
  Mesh,
  type RawShaderMaterial,
  Vector4,
} from 'three';
import type { Box } from '../core/configuration';
import { isElement, isFormer, toldApart } from '../core/elements';
import { ATOM_KINDS, type AtomKind, atomKindOf } from './atom-kinds';
import type { SceneFrame } from './frame';
import {
  ATOM_STRIDE,
  BOND_STRIDE,
  CORNER_STRIDE,
  FloatList,
  listAtoms,
  listBonds,
  listFaces,
} from './frame-geometry';
import { ATOM_FRAGMENT, ATOM_VERTEX } from './glsl/atoms';
import { BOND_FRAGMENT, BOND_VERTEX } from './glsl/bonds';
import { BOX_FRAGMENT, BOX_VERTEX } from './glsl/box';
import { FACE_FRAGMENT, FACE_VERTEX } from './glsl/polyhedra';
import { RING_FRAGMENT, RING_VERTEX } from './glsl/selection';
import { material, type SharedUniforms } from './materials';

/** What of a frame is shown. */
export interface Visibility {
  readonly atoms: boolean;
  readonly bonds: boolean;
  readonly polyhedra: boolean;
  readonly box: boolean;
}

/** Å */
const BOND_RADIUS = 0.11;
const BOND_SIDES = 10;

/** How much a face hides of what lies behind: silicate is the quiet ground of the story. */
function faceOpacity(kind: AtomKind): number {
  if (!isElement(kind)) return 0.8;
  if (!isFormer(kind)) return 0;
  return toldApart(kind).length > 0 ? 0.7 : 0.42;
}

/** The corners of a square of half edge 1. */
const SQUARE = [-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0];
const SQUARE_INDEX = [0, 1, 2, 0, 2, 3];

/** The meshes of one frame, fed from lists that are reused from frame to frame. */
export class Layers {
  /** Put so that the middle of the box is the origin. */
  readonly group = new Group();
  private readonly atoms = new FloatList();
  private readonly bonds = new FloatList();
  private readonly faces = new FloatList();
  private readonly atomGeometry = squareGeometry();
  private readonly bondGeometry = tubeGeometry();
  private readonly faceGeometry = new BufferGeometry();
  private readonly boxGeometry = boxGeometry();
  private readonly ringGeometry = squareGeometry();
  private readonly selected = { value: new Vector4() };
  private readonly edgeWidth = { value: 1 };
  private readonly meshes: Readonly<Record<keyof Visibility, readonly (Mesh | LineSegments)[]>>;
  private readonly ring: Mesh<InstancedBufferGeometry, RawShaderMaterial>;

  constructor(shared: SharedUniforms) {
    const atomMaterial = material(shared, ATOM_VERTEX, ATOM_FRAGMENT, { alphaToCoverage: true });
    const bondMaterial = material(shared, BOND_VERTEX, BOND_FRAGMENT, {
      uniforms: { bondRadius: { value: BOND_RADIUS } },
    });
    const boxMaterial = material(shared, BOX_VERTEX, BOX_FRAGMENT, {
      uniforms: { boxColour: shared.boxColour },
      transparent: true,
      depthWrite: false,
    });
    const ringMaterial = material(shared, RING_VERTEX, RING_FRAGMENT, {
      uniforms: { selected: this.selected, ringColour: shared.ringColour },
      transparent: true,
      depthTest: false,
      depthWrite: false,
    });
    const [nearestFaces, colouredFaces] = this.faceMaterials(shared);
    this.ring = new Mesh(this.ringGeometry, ringMaterial);
    this.ring.visible = false;
    this.meshes = {
      atoms: [new Mesh(this.atomGeometry, atomMaterial)],
      bonds: [new Mesh(this.bondGeometry, bondMaterial)],
      polyhedra: [
        new Mesh(this.faceGeometry, nearestFaces),
        new Mesh(this.faceGeometry, colouredFaces),
      ],
      box: [new LineSegments(this.boxGeometry, boxMaterial)],
    };
    this.inOrder([this.meshes.atoms, this.meshes.bonds, this.meshes.polyhedra, this.meshes.box]);
    this.inOrder([[this.ring]], 10);
  }

  /**
   * Faces are drawn twice: first their depth alone, then their colour where they are nearest. So one
   * face at most tints a pixel, in any order of drawing, and crowded polyhedra stay crisp.
   */
  private faceMaterials(shared: SharedUniforms): readonly [RawShaderMaterial, RawShaderMaterial] {
    const common = {
      uniforms: {
        kindOpacities: { value: ATOM_KINDS.map(faceOpacity) },
        edgeWidth: this.edgeWidth,
      },
      side: DoubleSide,
      transparent: true,
      forceSinglePass: true,
    };
    const depth = { ...common, colorWrite: false };
    const colour = { ...common, depthWrite: false, depthFunc: LessEqualDepth };
    return [
      material(shared, FACE_VERTEX, FACE_FRAGMENT, depth),
      material(shared, FACE_VERTEX, FACE_FRAGMENT, colour),
    ];
  }

  private inOrder(groups: readonly (readonly (Mesh | LineSegments)[])[], first = 0): void {
    for (const [order, mesh] of groups.flat().entries()) {
      mesh.frustumCulled = false;
      mesh.renderOrder = first + order;
      mesh.matrixAutoUpdate = false;
      this.group.add(mesh);
    }
  }

  setFrame(frame: SceneFrame): void {
    if (frame.geometry && !frame.lit) {
      this.atoms.copy(frame.geometry.atoms);
      this.bonds.copy(frame.geometry.bonds);
      this.faces.copy(frame.geometry.faces);
    } else {
      for (const list of [this.atoms, this.bonds, this.faces]) list.clear();
      listAtoms(frame, this.atoms);
      listBonds(frame, this.bonds);
      listFaces(frame, this.faces);
    }
    this.feedAtoms();
    this.feedBonds();
    this.feedFaces();
    this.placeBox(frame.box);
  }

  setVisible(visible: Visibility): void {
    for (const part of ['atoms', 'bonds', 'polyhedra', 'box'] as const) {
      for (const mesh of this.meshes[part]) mesh.visible = visible[part];
    }
  }

  /** Rings an atom of the frame, or none. */
  select(frame: SceneFrame | null, atom: number | null): void {
    this.ring.visible = frame !== null && atom !== null && atom < frame.elements.length;
    if (frame === null || atom === null || !this.ring.visible) return;
    const [x, y, z] = frame.positions.slice(3 * atom, 3 * atom + 3);
    this.selected.value.set(x, y, z, atomKindOf(frame.elements[atom], frame.coordination[atom]));
  }

  /** @param pixels of the picture to one CSS pixel */
  setPixelRatio(pixels: number): void {
    this.edgeWidth.value = 0.9 * pixels;
  }

  dispose(): void {
    for (const mesh of [...Object.values(this.meshes).flat(), this.ring]) {
      mesh.geometry.dispose();
      for (const one of [mesh.material].flat()) one.dispose();
    }
  }

  private feedAtoms(): void {
    const { array } = this.atoms;
    const attribute = this.atomGeometry.getAttribute('atom');
    if (attribute instanceof InstancedBufferAttribute && attribute.array === array) {
      refresh(attribute, this.atoms);
    } else {
      // three remembers how many instances the first list had room for, until this
      this.atomGeometry.dispose();
      const fresh = new InstancedBufferAttribute(array, ATOM_STRIDE);
      this.atomGeometry.setAttribute('atom', fresh.setUsage(DynamicDrawUsage));
    }
    this.atomGeometry.instanceCount = this.atoms.length / ATOM_STRIDE;
  }

  private feedBonds(): void {
    const { array } = this.bonds;
    const attribute = this.bondGeometry.getAttribute('start');
    if (attribute instanceof InterleavedBufferAttribute && attribute.data.array === array) {
      refresh(attribute.data, this.bonds);
    } else {
      this.bondGeometry.dispose();
      const data = new InstancedInterleavedBuffer(array, BOND_STRIDE).setUsage(DynamicDrawUsage);
      this.bondGeometry.setAttribute('start', new InterleavedBufferAttribute(data, 3, 0));
      this.bondGeometry.setAttribute('end', new InterleavedBufferAttribute(data, 3, 3));
      this.bondGeometry.setAttribute('kinds', new InterleavedBufferAttribute(data, 2, 6));
    }
    this.bondGeometry.instanceCount = this.bonds.length / BOND_STRIDE;
  }

  private feedFaces(): void {
    const { array } = this.faces;
    const attribute = this.faceGeometry.getAttribute('position');
    if (attribute instanceof BufferAttribute && attribute.array === array) {
      refresh(attribute, this.faces);
    } else {
      const fresh = new BufferAttribute(array, CORNER_STRIDE).setUsage(DynamicDrawUsage);
      this.faceGeometry.setAttribute('position', fresh);
    }
    this.faceGeometry.setDrawRange(0, this.faces.length / CORNER_STRIDE);
  }

  private placeBox(box: Box): void {
    this.group.position.set(-box[0] / 2, -box[1] / 2, -box[2] / 2);
    for (const outline of this.meshes.box) {
      outline.scale.set(box[0], box[1], box[2]);
      outline.updateMatrix();
    }
  }
}

/** Sends the used part of a list to the buffer that already holds it. */
function refresh(
  buffer: {
    clearUpdateRanges(): void;
    addUpdateRange(start: number, count: number): void;
    needsUpdate: boolean;
  },
  list: FloatList,
): void {
  buffer.clearUpdateRanges();
  buffer.addUpdateRange(0, list.length);
  buffer.needsUpdate = true;
}

function squareGeometry(): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(SQUARE), 3));
  geometry.setIndex(SQUARE_INDEX);
  geometry.instanceCount = 1;
  return geometry;
}

/** Corners as (cos, sin, 0 or 1 along the axis). */
function tubeGeometry(): InstancedBufferGeometry {
  const corners: number[] = [];
  const index: number[] = [];
  for (let side = 0; side <= BOND_SIDES; side++) {
    const angle = (2 * Math.PI * side) / BOND_SIDES;
    corners.push(Math.cos(angle), Math.sin(angle), 0, Math.cos(angle), Math.sin(angle), 1);
    if (side === BOND_SIDES) break;
    const a = 2 * side;
    index.push(a, a + 2, a + 1, a + 1, a + 2, a + 3);
  }
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(corners), 3));
  geometry.setIndex(index);
  return geometry;
}

/** The twelve edges of a cube from 0 to 1. */
function boxGeometry(): BufferGeometry {
  const points: number[] = [];
  for (let axis = 0; axis < 3; axis++) {
    for (const [u, v] of [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]) {
      const from = [0, 0, 0];
      from[(axis + 1) % 3] = u;
      from[(axis + 2) % 3] = v;
      const to = [...from];
      to[axis] = 1;
      points.push(...from, ...to);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(points), 3));
  return geometry;
}
