/**
 * Faces of polyhedra, translucent, with an edge of constant width on the screen. Three corners a
 * face, not shared; attribute: position (Å) and kind.
 */
export const FACE_VERTEX = /* glsl */ `
uniform mat4 modelViewMatrix;
in vec4 position;
out vec3 point;
out vec3 barycentric;
flat out int kind;
invariant gl_Position;

void main() {
  kind = int(position.w + 0.5);
  int which = gl_VertexID % 3;
  barycentric = vec3(which == 0, which == 1, which == 2);
  point = (modelViewMatrix * vec4(position.xyz, 1.0)).xyz;
  gl_Position = projectionMatrix * vec4(point, 1.0);
}
`;

export const FACE_FRAGMENT = /* glsl */ `
uniform float kindOpacities[KINDS];
uniform float edgeWidth;
in vec3 point;
in vec3 barycentric;
flat in int kind;
out vec4 colour;

void main() {
  vec3 toCamera = normalize(-point);
  vec3 normal = normalize(cross(dFdx(point), dFdy(point)));
  if (dot(normal, toCamera) < 0.0) normal = -normal;
  vec3 pixels = barycentric / fwidth(barycentric);
  float nearest = min(pixels.x, min(pixels.y, pixels.z));
  float edge = 1.0 - smoothstep(edgeWidth - 0.5, edgeWidth + 0.5, nearest);
  vec3 albedo = kindColours[kind];
  vec3 face = encoded(lit(albedo, normal, toCamera, 0.25));
  vec3 line = encoded(albedo * 0.55);
  float opacity = kindOpacities[kind];
  colour = vec4(fogged(mix(face, line, edge), -point.z), mix(opacity, max(opacity, 0.9), edge));
}
`;
