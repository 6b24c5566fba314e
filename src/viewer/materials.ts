import {
  Color,
  GLSL3,
  LinearSRGBColorSpace,
  RawShaderMaterial,
  type ShaderMaterialParameters,
} from 'three';
import { ATOM_KINDS, KIND_RADII } from './atom-kinds';
import { SHADER_COMMON } from './glsl/common';
import type { ScenePalette } from './palette';

const PRECISION = 'precision highp float;\nprecision highp int;\nprecision highp sampler2D;\n';

/** Uniforms that all materials hold by reference: a change reaches every layer. */
export class SharedUniforms {
  readonly kindColours = { value: ATOM_KINDS.map(() => new Color()) };
  readonly kindRadii = { value: [...KIND_RADII] };
  readonly background = { value: new Color() };
  /** Å from the camera: where the fog begins and where it is thickest */
  readonly fogRange = { value: [0, 1] };
  readonly fogStrength = { value: 0.8 };
  readonly ringColour = { value: new Color() };
  readonly boxColour = { value: new Color() };

  setPalette(palette: ScenePalette): void {
    palette.kinds.forEach((colour, kind) => {
      this.kindColours.value[kind].set(colour);
    });
    this.ringColour.value.set(palette.selection);
    this.boxColour.value.set(palette.box);
    setEncoded(this.background.value, palette.background);
  }
}

/** Keeps the components as they are written: for what is put on the screen without conversion. */
function setEncoded(colour: Color, hexadecimal: string): void {
  const value = Number.parseInt(hexadecimal.slice(1), 16);
  const [red, green, blue] = [value >> 16, (value >> 8) & 255, value & 255];
  colour.setRGB(red / 255, green / 255, blue / 255, LinearSRGBColorSpace);
}

/** A material of GLSL ES 3.00 with the shared chunk and the shared uniforms. */
export function material(
  shared: SharedUniforms,
  vertex: string,
  fragment: string,
  parameters: ShaderMaterialParameters = {},
): RawShaderMaterial {
  const { uniforms, ...rest } = parameters;
  return new RawShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: PRECISION + SHADER_COMMON + vertex,
    fragmentShader: PRECISION + SHADER_COMMON + fragment,
    uniforms: {
      kindColours: shared.kindColours,
      kindRadii: shared.kindRadii,
      background: shared.background,
      fogRange: shared.fogRange,
      fogStrength: shared.fogStrength,
      ...uniforms,
    },
    ...rest,
  });
}
