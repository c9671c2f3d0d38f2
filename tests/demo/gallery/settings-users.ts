import { dropFile } from '../../support/drop-file.ts';
import { givePortal } from '../../support/extension-data.ts';
import { giveRoster, inventedPupils, inventedTeachers } from '../../support/roster-data.ts';
import type { Screen } from '../../support/screen.ts';
import { listOfPupils } from './data.ts';
import type { Scene } from './scene.ts';
import { statesOf } from './state.ts';

const section = 'options.html#users';

async function empty({ own, says }: Scene): Promise<Screen> {
  const page = await own(section);
  await page.sees(says('users_kept_none'));
  return page;
}

/** Drops a list with errors on the page, and waits for its review. */
async function dropped(scene: Scene, page: Screen): Promise<Screen> {
  await dropFile(page, 'eleves-2026-2027.csv', listOfPupils(75));
  await page.sees(scene.says('users_review_done_other', '\\d+'));
  return page;
}

/** The section for a school with stored users. */
async function kept(scene: Scene, pupils: number): Promise<Screen> {
  await givePortal(scene.computer);
  await giveRoster(scene.computer, [...inventedPupils(pupils), ...inventedTeachers(3)]);
  const page = await scene.own(section);
  await page.sees(scene.says('users_kept_since'));
  return page;
}

export const usersStates = statesOf('settings', [
  ['users-empty', empty],
  [
    'users-list-with-faults',
    async (scene) => {
      const page = await dropped(scene, await empty(scene));
      await page.clickText(scene.says('finding_missing_name'));
      await page.clickText(scene.says('finding_impossible_birth_date'));
      return page;
    },
    'firefox',
  ],
  [
    'users-files-not-understood',
    async (scene) => {
      const page = await empty(scene);
      await dropFile(
        page,
        'fichier maison.csv',
        'Patronyme;Petit nom;Division\nALMEIDA;Inès;3A\nNOËL;Zoé;4B\n',
      );
      await page.seesRole('button', scene.says('users_columns_apply'));
      await dropFile(page, 'photo.csv', '\u0000\u0001\u0002');
      await dropFile(page, 'vide.csv', '');
      await page.sees(scene.says('list_failure_empty'));
      return page;
    },
  ],
  ['users-kept', (scene) => kept(scene, 40)],
  ['users-2000-kept', (scene) => kept(scene, 2000)],
  [
    'users-difference',
    async (scene) => {
      const page = await dropped(scene, await kept(scene, 120));
      await page.sees(scene.says('users_removed_other', '\\d+'));
      return page;
    },
  ],
  [
    'users-many-removed',
    async (scene) => {
      const page = await dropped(scene, await kept(scene, 200));
      await page.click('button', scene.says('users_keep'));
      await page.sees(scene.says('users_keep_anyway'));
      return page;
    },
  ],
  [
    'users-forget-question',
    async (scene) => {
      const page = await kept(scene, 40);
      await page.click('button', scene.says('users_forget'));
      await page.sees(scene.says('users_forget_back'));
      return page;
    },
  ],
]);
