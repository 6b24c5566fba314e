/**
 * Balls as ray-traced impostors: one square an atom that covers the ball's outline, the ball's own
 * depth at each pixel. Instanced attribute: centre (Å) and what it is drawn as.
 */
export const ATOM_VERTEX = /* glsl */ `
uniform mat4 modelViewMatrix;
in vec3 position;
in vec4 atom;
out vec3 onSquare;
flat out vec3 centre;
flat out float radius;
flat out int kind;
flat out int faded;

void main() {
  kind = kindOf(atom.w);
  faded = int(isFaded(atom.w));
  radius = sized(kindRadii[kind], isFaded(atom.w));
  centre = (modelViewMatrix * vec4(atom.xyz, 1.0)).xyz;
  float distance = length(centre);
  vec3 forward = centre / distance;
  vec3 right = normalize(cross(forward, vec3(0.0, 1.0, 0.0)));
  vec3 up = cross(right, forward);
  // The circle in which the cone from the eye touches the ball, and a little more for a smooth edge.
  float tangent = sqrt(max(distance * distance - radius * radius, 0.0));
  float scale = 1.08 * radius * tangent / distance;
  onSquare = forward * (tangent * tangent / distance) + scale * (position.x * right + position.y * up);
  gl_Position = projectionMatrix * vec4(onSquare, 1.0);
}
`;

export const ATOM_FRAGMENT = /* glsl */ `
in vec3 onSquare;
flat in vec3 centre;
flat in float radius;
flat in int kind;
flat in int faded;
out vec4 colour;

void main() {
  vec3 ray = normalize(onSquare);
  float along = dot(ray, centre);
  float miss = length(centre - along * ray);
  float edge = fwidth(miss);
  float coverage = clamp((radius - miss) / edge + 0.5, 0.0, 1.0);
  if (coverage <= 0.0) discard;
  float half_chord = sqrt(max(radius * radius - miss * miss, 0.0));
  vec3 hit = (along - half_chord) * ray;
  vec3 normal = normalize(hit - centre);
  vec4 clip = projectionMatrix * vec4(hit, 1.0);
  gl_FragDepth = 0.5 * clip.z / clip.w + 0.5;
  vec3 surface = stoodBack(encoded(lit(kindColours[kind], normal, -ray, 0.22)), faded == 1);
  colour = vec4(fogged(surface, -hit.z), coverage);
}
`;
