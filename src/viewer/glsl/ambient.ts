/** A triangle that covers the screen. */
export const SCREEN_VERTEX = /* glsl */ `
in vec3 position;
out vec2 uv;

void main() {
  uv = 0.5 * position.xy + 0.5;
  gl_Position = vec4(position.xy, 0.0, 1.0);
}
`;

/**
 * Ambient occlusion from the depth of the picture alone: over a spiral of samples around a pixel
 * (McGuire, Mara and Luebke, High Performance Graphics 2012), the mean rise of the surroundings above
 * the surface, less with distance. Writes how much of the sky a pixel sees, 0 … 1.
 */
export const OCCLUSION_FRAGMENT = /* glsl */ `
uniform sampler2D depths;
uniform mat4 unproject;
uniform vec2 texel;
/** Å */
uniform float reach;
/** Height of 1 Å at 1 Å from the camera, as a share of the picture's height */
uniform float scale;
in vec2 uv;
out vec4 visibility;

const int SAMPLES = 14;
const float TURNS = 5.0;

vec3 viewPosition(vec2 at) {
  vec4 p = unproject * vec4(2.0 * vec3(at, texture(depths, at).x) - 1.0, 1.0);
  return p.xyz / p.w;
}

/** The shorter of two differences: the one that stays on the surface. */
vec3 shorter(vec3 a, vec3 b) {
  return dot(a, a) < dot(b, b) ? a : b;
}

void main() {
  if (texture(depths, uv).x >= 1.0) {
    visibility = vec4(1.0);
    return;
  }
  vec3 here = viewPosition(uv);
  vec2 dx = vec2(texel.x, 0.0);
  vec2 dy = vec2(0.0, texel.y);
  vec3 across = shorter(viewPosition(uv + dx) - here, here - viewPosition(uv - dx));
  vec3 upward = shorter(viewPosition(uv + dy) - here, here - viewPosition(uv - dy));
  vec3 normal = normalize(cross(across, upward));
  float onScreen = min(reach * scale / -here.z, 0.12);
  vec2 stretch = vec2(texel.x / texel.y, 1.0) * onScreen;
  ivec2 pixel = ivec2(gl_FragCoord.xy) & 3;
  float turn = float(pixel.x * 4 + ((pixel.y * 4 + pixel.y) ^ pixel.x)) * 0.61803 * 6.28318;
  float blocked = 0.0;
  for (int i = 0; i < SAMPLES; i++) {
    float share = (float(i) + 0.5) / float(SAMPLES);
    float angle = share * TURNS * 6.28318 + turn;
    vec3 toOther = viewPosition(uv + share * stretch * vec2(cos(angle), sin(angle))) - here;
    float away = max(length(toOther), 1e-3);
    float rise = max(dot(toOther, normal) / away - 0.12, 0.0);
    blocked += rise * smoothstep(reach, 0.15 * reach, away);
  }
  visibility = vec4(clamp(1.0 - 3.2 * blocked / float(SAMPLES), 0.0, 1.0));
}
`;

/** The picture darkened by its occlusion, which is smoothed over the 4 × 4 pattern of its samples. */
export const COMPOSE_FRAGMENT = /* glsl */ `
uniform sampler2D picture;
uniform sampler2D depths;
uniform sampler2D visibilities;
uniform mat4 unproject;
uniform vec2 texel;
uniform float occlusion;
in vec2 uv;
out vec4 colour;

float viewDepth(vec2 at) {
  vec4 p = unproject * vec4(0.0, 0.0, 2.0 * texture(depths, at).x - 1.0, 1.0);
  return p.z / p.w;
}

void main() {
  colour = vec4(texture(picture, uv).rgb, 1.0);
  if (occlusion <= 0.0 || texture(depths, uv).x >= 1.0) return;
  float here = viewDepth(uv);
  float sum = 0.0;
  float total = 0.0;
  for (int y = -2; y < 2; y++) {
    for (int x = -2; x < 2; x++) {
      vec2 at = uv + (vec2(x, y) + 0.5) * texel;
      float weight = max(1e-3, 1.0 - abs(viewDepth(at) - here));
      sum += weight * texture(visibilities, at).x;
      total += weight;
    }
  }
  float seen = mix(1.0, sum / total, occlusion);
  float away = smoothstep(fogRange.x, fogRange.y, -here);
  colour.rgb = mix(colour.rgb * mix(vec3(0.10, 0.11, 0.16), vec3(1.0), seen), colour.rgb, fogStrength * away);
}
`;
