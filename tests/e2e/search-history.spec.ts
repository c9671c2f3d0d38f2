import { people } from '../sandbox/people.ts';
import { signIn } from '../support/actions.ts';
import { eventually } from '../support/eventually.ts';
import { givePortal, storedInArea, storedInDatabases } from '../support/extension-data.ts';
import { findings } from '../support/findings.ts';
import { expect, journey } from '../support/journey.ts';
import { screenOf } from '../support/screen.ts';

journey('on their own computer, a user can see and delete past searches', async ({ computer, tab }) => {
  await givePortal(computer);
  const settings = screenOf(await computer.newPage());
  await settings.page.goto(computer.extensionPage('options.html#privacy'));
  await settings.click('radio', 'À moi seul');
  await eventually('the choice', async () =>
    (await storedInArea(computer, 'local')).includes('"computer":"own"'),
  );
  await settings.page.close();
  await signIn(tab, people.ines.login);
  await tab.sees('5 prêts · 1 en retard');
  for (const terms of ['loup', 'montagne']) {
    await tab.fill('combobox', 'Chercher', terms);
    await tab.page.press('Enter');
    await eventually(`${terms} among the searches`, async () =>
      (await storedInDatabases(computer)).includes(`"${terms}"`),
    );
  }
  await tab.fill('combobox', 'Chercher', 'lou');
  await tab.seesRole('option', 'loup');
  expect(await findings(tab, 'panel')).toEqual([]);
  await tab.click('button', /^Oublier «.loup.»$/);
  await eventually('one forgotten search', async () => {
    const kept = await storedInDatabases(computer);
    return !kept.includes('"loup"') && kept.includes('"montagne"');
  });
  await tab.fill('combobox', 'Chercher', 'mon');
  await tab.click('button', 'Oublier toutes mes recherches');
  await eventually('no search left', async () => !(await storedInDatabases(computer)).includes('"montagne"'));
});
