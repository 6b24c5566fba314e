import { ATOM_KINDS, FADED, FADED_SIZE } from '../atom-kinds';

/**
 * GLSL that every layer shares. View space in Å, camera at the origin looking down −z; colours enter
 * linear and leave encoded as sRGB.
 */
export const SHADER_COMMON = /* glsl */ `
const int KINDS = ${ATOM_KINDS.length};
uniform vec3 kindColours[KINDS];
uniform float kindRadii[KINDS];
uniform vec3 background;
uniform vec2 fogRange;
uniform float fogStrength;
uniform mat4 projectionMatrix;

/** What an atom is drawn as comes with its kind: of one that stands back, ${FADED} more. */
bool isFaded(float drawnAs) {
  return drawnAs > ${FADED - 1}.5;
}

int kindOf(float drawnAs) {
  return int(drawnAs + 0.5) % ${FADED};
}

/** What stands back is smaller … */
float sized(float radius, bool faded) {
  return faded ? ${FADED_SIZE} * radius : radius;
}

/** … and nearly of the background's colour. */
vec3 stoodBack(vec3 colour, bool faded) {
  return faded ? mix(colour, background, 0.72) : colour;
}

/** The colour of a lit surface; normal and toCamera of length 1. */
vec3 lit(vec3 albedo, vec3 normal, vec3 toCamera, float gloss) {
  const vec3 key = vec3(-0.371, 0.650, 0.663);
  const vec3 fill = vec3(0.745, -0.149, 0.650);
  vec3 sky = mix(vec3(0.40, 0.39, 0.40), vec3(0.60, 0.62, 0.66), 0.5 + 0.5 * normal.y);
  float keyLight = max(0.0, 0.86 * dot(normal, key) + 0.14);
  float fillLight = max(0.0, dot(normal, fill));
  float shine = pow(max(0.0, dot(normal, normalize(key + toCamera))), 48.0);
  return albedo * (sky + 0.58 * keyLight + 0.12 * fillLight) + gloss * shine;
}

vec3 encoded(vec3 linear) {
  vec3 c = clamp(linear, 0.0, 1.0);
  return mix(12.92 * c, 1.055 * pow(c, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c));
}

/** Fades into the background with the distance from the camera, Å. */
vec3 fogged(vec3 colour, float distance) {
  return mix(colour, background, fogStrength * smoothstep(fogRange.x, fogRange.y, distance));
}
`;
