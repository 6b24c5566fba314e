import { Scene, Vector2, Vector3, WebGLRenderer } from 'three';
import { Problem } from '../core/problem';
import { type CameraPlace, CameraRig } from './camera-rig';
import { Composer } from './composer';
import type { SceneFrame } from './frame';
import { Layers, type Visibility } from './layers';
import { SharedUniforms } from './materials';
import { QUALITIES, type Quality, QualityPace } from './pace';
import { type ColourMode, paletteOf, type ViewTheme } from './palette';
import { PartwiseDrawing } from './partwise-drawing';
import { pickAtom } from './picking';
import { type PointerPlace, watchPointer } from './pointer';
import { sayAtomKind } from './say-atom-kind';
import { Tooltip } from './tooltip';

export interface GlassViewOptions {
  readonly theme?: ViewTheme;
  readonly colourMode?: ColourMode;
  readonly visible?: Partial<Visibility>;
  /** The atom under the pointer, and where the pointer is (CSS pixels inside the container). */
  readonly onHover?: (atom: number | null, at: PointerPlace | null) => void;
  /** A click; null beside all atoms. */
  readonly onPick?: (atom: number | null) => void;
  /** The picture is about to be drawn again: one may look from elsewhere. */
  readonly onDraw?: () => void;
  /** How long a picture of now took to draw, ms; told now and then where the processor draws it */
  readonly onDrawTime?: (milliseconds: number) => void;
}

/** Parts in which the processor draws a picture that rests, so that nobody waits for all of it at once */
const STRIPS = 8;
/** Pictures from one that is timed to the next */
const FRAMES_BETWEEN_TIMINGS = 8;

/**
 * A glass in three dimensions: atoms, bonds, polyhedra and box, that one turns, zooms and asks.
 * Draws only when something has changed. Uses WebGL 2, so that it shows saved glasses on machines
 * without WebGPU and leaves that queue to the simulation.
 */
export class GlassView {
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly shared = new SharedUniforms();
  private readonly layers: Layers;
  private readonly rig: CameraRig;
  private readonly composer: Composer;
  private readonly tooltip: Tooltip;
  private readonly pace: QualityPace;
  private readonly resting: PartwiseDrawing;
  /** Whether the processor draws */
  private readonly software: boolean;
  private readonly resize: ResizeObserver;
  private readonly stopPointer: () => void;
  /** As it was given, */
  private given: SceneFrame | null = null;
  /** and with what stands back in it. */
  private frame: SceneFrame | null = null;
  private lit: ReadonlySet<number> | null = null;
  private selection: number | null = null;
  private pointer: PointerPlace | null = null;
  private theme: ViewTheme;
  private colourMode: ColourMode;
  private visible: Visibility = { atoms: true, bonds: true, polyhedra: true, box: true };
  private inView = true;
  /** Pixels to one CSS pixel that the composer draws; not a number where a picture was left half drawn */
  private pixels = Number.NaN;
  private animation = 0;
  private rest = 0;
  private drawnInARow = false;
  /** Pictures until one is timed */
  private untimed = 1;

  /**
   * Puts a canvas and a tooltip into the container, which must be positioned, follows its size and makes
   * it focusable: arrows turn, + and − zoom, Home shows the whole box. Problem without WebGL 2.
   */
  constructor(
    private readonly container: HTMLElement,
    private readonly options: GlassViewOptions = {},
  ) {
    this.renderer = createRenderer();
    this.software = drawsInSoftware(this.renderer);
    this.pace = new QualityPace(this.software);
    this.resting = new PartwiseDrawing(this.renderer.getContext() as WebGL2RenderingContext);
    const canvas = this.renderer.domElement;
    canvas.style.cssText = 'display: block; position: absolute; inset: 0; touch-action: none;';
    container.append(canvas);
    container.tabIndex = 0;
    this.tooltip = new Tooltip(container);
    this.layers = new Layers(this.shared);
    this.layers.group.visible = false;
    this.scene.add(this.layers.group);
    this.rig = new CameraRig(canvas, container, prefersReducedMotion, this.invalidate);
    this.composer = new Composer(this.renderer, this.rig.camera, this.shared);
    this.theme = options.theme ?? 'light';
    this.colourMode = options.colourMode ?? 'coordination';
    this.applyPalette();
    this.setVisible(options.visible ?? {});
    this.stopPointer = watchPointer(canvas, {
      hover: (at) => {
        this.pointer = at;
        this.hover();
      },
      click: (at) => this.pick(at),
      doubleClick: (at) => {
        const atom = this.atomAt(at);
        if (atom !== null) this.centreOn(atom);
      },
    });
    canvas.addEventListener('webglcontextrestored', this.invalidate);
    this.resize = new ResizeObserver(() => this.fitContainer());
    this.resize.observe(container);
    this.fitContainer();
  }

  /** Shows a frame. It is kept for pointing at atoms, so its arrays must not change afterwards. */
  setFrame(frame: SceneFrame): void {
    const first = this.given === null;
    this.given = frame;
    this.showFrame();
    this.layers.group.visible = true;
    this.rig.setBox(frame.box);
    if (first) this.rig.fit();
  }

  /** Lights atoms (indices into the frame) up: all others stand back. Null: all are as usual. */
  setLit(atoms: Iterable<number> | null): void {
    this.lit = atoms && new Set(atoms);
    this.showFrame();
  }

  private showFrame(): void {
    if (this.given === null) return;
    const { given, lit } = this;
    const marks = lit && Uint8Array.from(given.elements, (_, atom) => (lit.has(atom) ? 1 : 0));
    this.frame = marks ? { ...given, lit: marks } : given;
    this.layers.setFrame(this.frame);
    this.layers.select(this.frame, this.selection);
    this.invalidate();
  }

  /** Shows nothing. */
  clear(): void {
    this.given = null;
    this.frame = null;
    this.selection = null;
    this.layers.group.visible = false;
    this.tooltip.hide();
    this.invalidate();
  }

  setTheme(theme: ViewTheme): void {
    this.theme = theme;
    this.applyPalette();
  }

  setColourMode(mode: ColourMode): void {
    this.colourMode = mode;
    this.applyPalette();
  }

  /** Changes the named parts; the others stay as they are. */
  setVisible(part: Partial<Visibility>): void {
    this.visible = { ...this.visible, ...part };
    this.layers.setVisible(this.visible);
    this.invalidate();
  }

  /** Rings an atom (an index into the frame), or none. */
  setSelection(atom: number | null): void {
    this.selection = atom;
    this.layers.select(this.frame, atom);
    this.invalidate();
  }

  /** Brings the whole box into view. */
  fit(): void {
    this.rig.fit();
  }

  /** Where one looks from; null as long as it is from where a glass is first seen. */
  get look(): CameraPlace | null {
    return this.rig.look;
  }

  /** Looks from there at once; null: from where a glass is first seen. */
  lookFrom(place: CameraPlace | null): void {
    this.rig.lookFrom(place);
  }

  /** Turns and zooms about an atom (an index into the frame) from now on. */
  centreOn(atom: number): void {
    if (this.frame === null) return;
    const [x, y, z] = this.frame.positions.slice(3 * atom, 3 * atom + 3);
    this.rig.centreOn(new Vector3(x, y, z).add(this.layers.group.position));
  }

  /** The picture as PNG, at its best. */
  async snapshot(): Promise<Blob> {
    this.draw(performance.now(), QUALITIES[0]);
    const blob = await new Promise<Blob | null>((resolve) => {
      this.renderer.domElement.toBlob(resolve, 'image/png');
    });
    if (blob === null) {
      throw new Problem(
        'The browser did not make a picture of the glass.',
        'Make the window smaller and try again.',
      );
    }
    return blob;
  }

  /** Whether anybody can see it: nothing is drawn out of view, and once it is back. */
  setInView(inView: boolean): void {
    this.inView = inView;
    if (inView) this.invalidate();
  }

  dispose(): void {
    cancelAnimationFrame(this.animation);
    clearTimeout(this.rest);
    this.resting.stop();
    this.resize.disconnect();
    this.stopPointer();
    this.rig.dispose();
    this.layers.dispose();
    this.composer.dispose();
    this.tooltip.dispose();
    this.renderer.dispose();
    this.renderer.domElement.remove();
  }

  private readonly invalidate = (): void => {
    if (this.animation !== 0 || !this.inView) return;
    this.animation = requestAnimationFrame(this.animate);
  };

  private readonly animate = (now: number): void => {
    this.animation = 0;
    this.draw(now, this.pace.quality);
    if (this.software) this.timeDrawing();
    this.pace.drawn(now, this.drawnInARow);
    this.options.onDraw?.();
    this.hover();
    // Damping and flights have asked for the next frame by now, if they are not at their end.
    this.drawnInARow = this.animation !== 0;
    clearTimeout(this.rest);
    if (!this.pace.reduced) return;
    this.rest = window.setTimeout(() => this.drawResting(), this.pace.rest);
  };

  private draw(now: number, quality: Quality): void {
    this.resting.stop();
    const { clientWidth, clientHeight } = this.container;
    if (clientWidth === 0 || clientHeight === 0) return;
    const pixels = pixelsFor(quality);
    if (pixels !== this.pixels) this.setSize(pixels);
    this.moveCamera(now);
    this.composer.render(this.scene, quality);
  }

  /** Draws what no longer moves as well as can be, in parts where the processor draws. */
  private drawResting(): void {
    const quality = this.pace.still;
    if (!this.software) {
      this.draw(performance.now(), quality);
      return;
    }
    const { clientWidth, clientHeight } = this.container;
    if (clientWidth === 0 || clientHeight === 0) return;
    const pixels = pixelsFor(quality);
    // The canvas keeps its size, and so the picture that is seen, until the new one is whole.
    this.pixels = Number.NaN;
    this.composer.setSize(Math.floor(clientWidth * pixels), Math.floor(clientHeight * pixels));
    this.layers.setPixelRatio(pixels);
    this.moveCamera(performance.now());
    this.resting.start(this.composer.prepare(this.scene, quality, STRIPS), () => {
      if (pixels !== this.renderer.getPixelRatio()) {
        this.renderer.setPixelRatio(pixels);
      }
      this.composer.show(quality);
      this.pixels = pixels;
    });
  }

  /** Moves the camera on, and the fog with it. */
  private moveCamera(now: number): void {
    const { near, far } = this.rig.advance(now);
    this.shared.fogRange.value = [near + 0.25 * (far - near), far];
    this.renderer.setClearColor(this.shared.background.value, 1);
  }

  /** Waits, once in some pictures, for what was asked of the processor, and tells how long it took. */
  private timeDrawing(): void {
    this.untimed -= 1;
    if (this.untimed > 0 || !this.options.onDrawTime) return;
    this.untimed = FRAMES_BETWEEN_TIMINGS;
    const context = this.renderer.getContext();
    const began = performance.now();
    context.readPixels(0, 0, 1, 1, context.RGBA, context.UNSIGNED_BYTE, new Uint8Array(4));
    this.options.onDrawTime(performance.now() - began);
  }

  private fitContainer(): void {
    const { clientWidth, clientHeight } = this.container;
    if (clientWidth === 0 || clientHeight === 0) return;
    this.setSize(pixelsFor(this.pace.quality));
    this.rig.setAspect(clientWidth / clientHeight);
    // The canvas was cleared by its new size: draw before the page is painted.
    this.draw(performance.now(), this.pace.quality);
  }

  private setSize(pixels: number): void {
    const { clientWidth, clientHeight } = this.container;
    this.pixels = pixels;
    this.renderer.setPixelRatio(pixels);
    this.renderer.setSize(clientWidth, clientHeight);
    const size = this.renderer.getDrawingBufferSize(new Vector2());
    this.composer.setSize(size.x, size.y);
    this.layers.setPixelRatio(pixels);
  }

  private applyPalette(): void {
    this.shared.setPalette(paletteOf(this.theme, this.colourMode));
    this.invalidate();
  }

  private hover(): void {
    const at = this.pointer;
    const atom = at && this.atomAt(at);
    if (at === null || atom === null || this.frame === null) this.tooltip.hide();
    else this.tooltip.show(sayAtomKind(this.frame, atom), at);
    this.options.onHover?.(atom, at);
  }

  private pick(at: PointerPlace): void {
    const atom = this.atomAt(at);
    this.setSelection(atom);
    this.options.onPick?.(atom);
  }

  private atomAt(at: PointerPlace): number | null {
    if (this.frame === null) return null;
    const { clientWidth, clientHeight } = this.container;
    const { camera } = this.rig;
    const shift = this.layers.group.position;
    const onScreen = new Vector3((2 * at.x) / clientWidth - 1, 1 - (2 * at.y) / clientHeight, 0.5);
    const direction = onScreen.unproject(camera).sub(camera.position).normalize();
    const origin = camera.position.clone().sub(shift);
    return pickAtom(this.frame, origin.toArray(), direction.toArray());
  }
}

/** Pixels of the picture to one CSS pixel. */
function pixelsFor({ pixelRatio }: Quality): number {
  return Math.min(window.devicePixelRatio, pixelRatio);
}

function createRenderer(): WebGLRenderer {
  try {
    return new WebGLRenderer({ antialias: false, depth: false, stencil: false });
  } catch {
    throw new Problem(
      'This browser cannot draw the glass: it has no WebGL 2.',
      'Use a current browser, or switch on hardware acceleration in its settings.',
    );
  }
}

/** Whether the processor stands in for a graphics card. */
function drawsInSoftware(renderer: WebGLRenderer): boolean {
  const context = renderer.getContext();
  const names = context.getExtension('WEBGL_debug_renderer_info');
  const name = names ? String(context.getParameter(names.UNMASKED_RENDERER_WEBGL)) : '';
  return /swiftshader|llvmpipe|software|basic render/i.test(name);
}

function prefersReducedMotion(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
