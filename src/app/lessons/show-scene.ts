import type { LessonScene } from '../../lessons/scene-block';
import { openScene } from '../scene/open';
import { choosePreset } from '../stores/presets-store';
import { useSetup } from '../stores/setup-store';
import { useView } from '../stores/view-store';

/** Puts what a scene names on the bench, and shows what it shows. */
export async function showScene({ preset, scene }: LessonScene): Promise<void> {
  if (preset !== null) await choosePreset(preset);
  await openScene(scene, useSetup.getState().experiment, 'link');
}

/** Shows a scene to somebody who asked for it: a narrow page turns to what it is about. */
export function showSceneAgain(scene: LessonScene): void {
  useView.setState({ tab: scene.scene.figure ? 'figures' : 'glass' });
  void showScene(scene);
}
