import { addresses, hosts, type PageLook } from '../../sandbox/hosts.ts';
import { type Person, people } from '../../sandbox/people.ts';
import { themes } from '../../sandbox/pronote/model.ts';
import { eventually } from '../../support/eventually.ts';
import { givePortal } from '../../support/extension-data.ts';
import type { Scene } from './scene.ts';
import { type State, statesOf } from './state.ts';

/** A person's home page with the panel in it. */
function home(person: Person, look: PageLook = {}): State['reach'] {
  return async (scene) => {
    await givePortal(scene.computer);
    const tab = await scene.visit(person, { generation: 2026, theme: 'Pronote', ...look });
    await tab.sees(scene.says('panel_source_age'));
    return tab;
  };
}

/** PRONOTE's own CDI widget stays visible where its link is the way to the portal. */
async function besideNative(scene: Scene) {
  await givePortal(scene.computer, { delegation: { kind: 'pronote' } });
  const tab = await scene.visit(people.ines, { cdi: 'portal', theme: 'Pronote' });
  await tab.sees(scene.says('panel_source_age'));
  return tab;
}

/** In the frame of an ENT, where PRONOTE's banner has no name. */
async function inFrame({ computer, tab }: Scene) {
  await givePortal(computer);
  await tab.page.goto(addresses.ent('pronote'));
  await tab.click('button', /ALMEIDA Inès/);
  await eventually('the panel in the frame', () =>
    tab.page.evaluateInFrame<boolean>(
      hosts.pronote,
      '(document.querySelector("compagnon-cdi")?.shadowRoot.textContent ?? "") !== ""',
    ),
  );
  return tab;
}

const { ines, paulo, claire, karim, sylvie, maud } = people;

export const pronoteStates = statesOf('pronote', [
  ['pupil-2026', home(ines), 'firefox'],
  ['pupil-2025', home(ines, { generation: 2025 })],
  ['pupil-2023', home(ines, { generation: 2023 })],
  ...themes
    .filter((theme) => theme !== 'Pronote')
    .map((theme) => [`theme-${theme.toLowerCase()}`, home(ines, { theme })] as const),
  ['beside-native-widget', besideNative],
  ['parent', home(paulo)],
  ['teacher', home(claire)],
  ['school-life', home(karim)],
  ['head', home(sylvie)],
  ['carer', home(maud)],
  ['ent-frame', inFrame],
]);
