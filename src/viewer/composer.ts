import {
  BufferAttribute,
  BufferGeometry,
  type Camera,
  DepthTexture,
  Mesh,
  NearestFilter,
  OrthographicCamera,
  type PerspectiveCamera,
  type Scene,
  UnsignedIntType,
  Vector2,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import { COMPOSE_FRAGMENT, OCCLUSION_FRAGMENT, SCREEN_VERTEX } from './glsl/ambient';
import { material, type SharedUniforms } from './materials';
import type { Quality } from './pace';

/** Å: how far a surface shades its surroundings */
const OCCLUSION_REACH_ANGSTROM = 6;

/**
 * Draws the scene to a multisampled target, finds how much of the sky each pixel sees, and puts both
 * together on the canvas.
 */
export class Composer {
  private readonly picture = new WebGLRenderTarget(1, 1);
  private readonly visibility = new WebGLRenderTarget(1, 1, { depthBuffer: false });
  private readonly texel = { value: new Vector2() };
  private readonly unproject: { value: Camera['projectionMatrixInverse'] };
  private readonly occlusion = { value: 1 };
  private readonly scale = { value: 1 };
  private readonly screen: Mesh<BufferGeometry>;
  private readonly flat = new OrthographicCamera();
  private readonly findOcclusion;
  private readonly compose;

  constructor(
    private readonly renderer: WebGLRenderer,
    private readonly camera: PerspectiveCamera,
    shared: SharedUniforms,
  ) {
    const depths = new DepthTexture(1, 1, UnsignedIntType);
    depths.minFilter = NearestFilter;
    depths.magFilter = NearestFilter;
    this.picture.depthTexture = depths;
    this.visibility.texture.minFilter = NearestFilter;
    this.visibility.texture.magFilter = NearestFilter;
    this.unproject = { value: camera.projectionMatrixInverse };
    const common = { depths: { value: depths }, texel: this.texel, unproject: this.unproject };
    const plain = { depthTest: false, depthWrite: false };
    this.findOcclusion = material(shared, SCREEN_VERTEX, OCCLUSION_FRAGMENT, {
      uniforms: { ...common, reach: { value: OCCLUSION_REACH_ANGSTROM }, scale: this.scale },
      ...plain,
    });
    this.compose = material(shared, SCREEN_VERTEX, COMPOSE_FRAGMENT, {
      uniforms: {
        ...common,
        picture: { value: this.picture.texture },
        visibilities: { value: this.visibility.texture },
        occlusion: this.occlusion,
      },
      ...plain,
    });
    const triangle = new BufferGeometry();
    const corners = Float32Array.of(-1, -1, 0, 3, -1, 0, -1, 3, 0);
    triangle.setAttribute('position', new BufferAttribute(corners, 3));
    this.screen = new Mesh(triangle, this.compose);
    this.screen.frustumCulled = false;
  }

  /** @param width, height of the canvas, pixels */
  setSize(width: number, height: number): void {
    this.picture.setSize(width, height);
    this.visibility.setSize(width, height);
    this.texel.value.set(1 / width, 1 / height);
  }

  /** Draws the scene on the canvas. */
  render(scene: Scene, quality: Quality): void {
    for (const _ of this.prepare(scene, quality, 1));
    this.show(quality);
  }

  /**
   * Draws the scene in as many strips, a strip between two turns of the generator; nothing of it is seen
   * before `show`.
   */
  *prepare(scene: Scene, { shaded, samples }: Quality, strips: number): Generator<void> {
    if (samples !== this.picture.samples) {
      this.picture.samples = samples;
      this.picture.dispose();
    }
    for (const _ of inStrips(this.picture, strips)) {
      this.scale.value = 0.5 * this.camera.projectionMatrix.elements[5];
      this.renderer.setRenderTarget(this.picture);
      this.renderer.render(scene, this.camera);
      yield;
    }
    if (!shaded) return;
    for (const _ of inStrips(this.visibility, strips)) {
      this.pass(this.findOcclusion, this.visibility);
      yield;
    }
  }

  /** Puts what was prepared on the canvas. */
  show({ shaded }: Quality): void {
    this.occlusion.value = shaded ? 1 : 0;
    this.pass(this.compose, null);
  }

  dispose(): void {
    this.picture.depthTexture?.dispose();
    this.picture.dispose();
    this.visibility.dispose();
    this.findOcclusion.dispose();
    this.compose.dispose();
    this.screen.geometry.dispose();
  }

  private pass(shader: Mesh['material'], target: WebGLRenderTarget | null): void {
    this.screen.material = shader;
    this.renderer.setRenderTarget(target);
    this.renderer.render(this.screen, this.flat);
  }
}

/** Lets drawing change a target's next strip only, from the bottom to the top, and in the end all of it again. */
function* inStrips(target: WebGLRenderTarget, strips: number): Generator<void> {
  target.scissorTest = strips > 1;
  try {
    for (let strip = 0; strip < strips; strip++) {
      const from = Math.round((strip / strips) * target.height);
      const to = Math.round(((strip + 1) / strips) * target.height);
      target.scissor.set(0, from, target.width, to - from);
      yield;
    }
  } finally {
    target.scissorTest = false;
  }
}
