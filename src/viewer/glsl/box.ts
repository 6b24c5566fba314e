/** The outline of the box. */
export const BOX_VERTEX = /* glsl */ `
uniform mat4 modelViewMatrix;
in vec3 position;
out float away;

void main() {
  vec4 point = modelViewMatrix * vec4(position, 1.0);
  away = -point.z;
  gl_Position = projectionMatrix * point;
}
`;

export const BOX_FRAGMENT = /* glsl */ `
uniform vec3 boxColour;
in float away;
out vec4 colour;

void main() {
  colour = vec4(fogged(encoded(boxColour), away), 1.0);
}
`;
