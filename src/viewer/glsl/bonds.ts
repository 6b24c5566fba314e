/**
 * Bonds as instanced tubes: position holds (cos, sin) around the axis and 0 … 1 along it. Each half
 * takes its atom's colour; a bond stands back with either of its atoms. Instanced attributes: start,
 * end (Å) and what the two are drawn as.
 */
export const BOND_VERTEX = /* glsl */ `
uniform mat4 modelViewMatrix;
uniform float bondRadius;
in vec3 position;
in vec3 start;
in vec3 end;
in vec2 kinds;
out vec3 point;
out vec3 normal;
out float along;
flat out ivec2 ends;
flat out int faded;

void main() {
  bool back = isFaded(kinds.x) || isFaded(kinds.y);
  vec3 a = (modelViewMatrix * vec4(start, 1.0)).xyz;
  vec3 b = (modelViewMatrix * vec4(end, 1.0)).xyz;
  vec3 axis = normalize(b - a);
  vec3 side = abs(axis.y) < 0.9 ? vec3(0.0, 1.0, 0.0) : vec3(1.0, 0.0, 0.0);
  vec3 u = normalize(cross(axis, side));
  vec3 v = cross(axis, u);
  normal = position.x * u + position.y * v;
  along = position.z;
  point = mix(a, b, along) + sized(bondRadius, back) * normal;
  ends = ivec2(kindOf(kinds.x), kindOf(kinds.y));
  faded = int(back);
  gl_Position = projectionMatrix * vec4(point, 1.0);
}
`;

export const BOND_FRAGMENT = /* glsl */ `
in vec3 point;
in vec3 normal;
in float along;
flat in ivec2 ends;
flat in int faded;
out vec4 colour;

void main() {
  vec3 albedo = kindColours[along < 0.5 ? ends.x : ends.y];
  vec3 light = lit(albedo, normalize(normal), normalize(-point), 0.12);
  colour = vec4(fogged(stoodBack(encoded(light), faded == 1), -point.z), 1.0);
}
`;
