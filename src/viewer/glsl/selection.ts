/** A ring around the selected atom, seen through everything. Uniform: its centre (Å) and kind. */
export const RING_VERTEX = /* glsl */ `
uniform mat4 modelViewMatrix;
uniform vec4 selected;
in vec3 position;
out vec2 corner;
out float inner;

void main() {
  float radius = kindRadii[int(selected.w + 0.5)] + 0.35;
  inner = 1.0 - 0.08 / radius;
  corner = position.xy * 1.15;
  vec4 centre = modelViewMatrix * vec4(selected.xyz, 1.0);
  centre.xy += corner * radius;
  gl_Position = projectionMatrix * centre;
}
`;

export const RING_FRAGMENT = /* glsl */ `
uniform vec3 ringColour;
in vec2 corner;
in float inner;
out vec4 colour;

void main() {
  float r = length(corner);
  float soft = fwidth(r);
  float ring = smoothstep(inner - soft, inner + soft, r) - smoothstep(1.0 - soft, 1.0 + soft, r);
  if (ring <= 0.0) discard;
  colour = vec4(encoded(ringColour), ring);
}
`;
