import { writeFileSync } from 'node:fs';
import { localCalendarDate } from '../../utils/domain/calendar-date.ts';
import { school } from '../sandbox/hosts.ts';
import { downloaded } from '../support/downloads.ts';
import { givePortal, storedInArea } from '../support/extension-data.ts';
import { findings } from '../support/findings.ts';
import { expect, journey } from '../support/journey.ts';

/** The roll-out section: settings files and the check of policy files. */

const chooser = 'input[name=rollout-file]';

journey(
  'settings can be exported, imported after a preview of the changes, and restored',
  async ({ computer, tab }, information) => {
    await givePortal(computer);
    await tab.page.goto(computer.extensionPage('options.html#rollout'));
    await tab.fill('textbox', 'Adresse d’installation', 'http://cdi.example/maj.xml');
    await tab.sees('L’adresse doit commencer par https://');
    expect(await tab.texts('button')).not.toContain('Copier');
    await tab.fill('textbox', 'Adresse d’installation', 'https://cdi.example/maj.xml');
    await tab.sees('ExtensionInstallForcelist');
    await tab.click('button', 'Copier');
    await tab.sees('Contenu copié.');
    await tab.click('button', 'Enregistrer les réglages');
    const saved = await downloaded(computer, `compagnon-cdi-${localCalendarDate(new Date())}.json`);
    const pickFile = async (name: string, content: string) => {
      const file = information.outputPath(name);
      writeFileSync(file, content);
      await tab.page.upload(chooser, [file]);
    };
    await pickFile('meme.json', saved.toString());
    await tab.sees('Ce fichier dit ce qui est déjà réglé ici');

    const settings = JSON.parse(saved.toString());
    const [portal] = settings.portals;
    const changed = {
      ...settings,
      nativeWidget: 'beside',
      portals: [
        { ...portal, name: 'CDI renommé' },
        { ...portal, id: 'lycee', rne: '9990002Y', name: 'CDI du lycée' },
      ],
    };
    await pickFile('autre.json', JSON.stringify(changed));
    await tab.sees('3 changements');
    await tab.sees('Portail modifié : CDI du collège Imaginaire');
    await tab.sees('Après : CDI renommé');
    await tab.sees('Portail ajouté : CDI du lycée (9990002Y)');
    expect(await findings(tab)).toEqual([]);
    expect(await storedInArea(computer, 'local')).not.toContain('lycee');
    await tab.click('button', 'Importer ces réglages');
    await tab.sees('Réglages importés.');
    expect(await storedInArea(computer, 'local')).toContain('CDI renommé');
    await tab.click('button', 'Annuler');
    await tab.sees('C’est annulé');
    expect(await storedInArea(computer, 'local')).not.toContain('CDI renommé');

    await tab.click('button', 'Tout remettre à zéro');
    await tab.sees('Portail retiré : CDI du collège Imaginaire');
    expect(await findings(tab)).toEqual([]);
    await tab.click('button', 'Garder les réglages');
    await tab.click('button', 'Tout remettre à zéro');
    await tab.sees('Remettre les réglages à zéro');
    await tab.click('button', 'Tout remettre à zéro');
    await tab.sees('Réglages remis à zéro.');
    expect(await storedInArea(computer, 'local')).not.toContain(school.portalTitle);
    await tab.click('button', 'Annuler');
    await tab.sees('C’est annulé');
    expect(await storedInArea(computer, 'local')).toContain(school.portalTitle);
  },
);

journey(
  'an unusable file is reported with the position of the error, and changes nothing',
  async ({ computer, tab }, information) => {
    await givePortal(computer);
    await tab.page.goto(computer.extensionPage('options.html#rollout'));
    const pickFile = async (name: string, content: string | Uint8Array) => {
      const file = information.outputPath(name);
      writeFileSync(file, content);
      await tab.page.upload(chooser, [file]);
      await tab.seesRole('heading', name);
    };
    await tab.sees('Aucune stratégie dans ce navigateur');
    const before = await storedInArea(computer, 'local');
    await pickFile('tard.json', '{"$schema":"urn:compagnon-cdi:settings:2","version":2}');
    await tab.sees('version plus récente de l’extension');
    await pickFile('coupe.json', '{"$schema":"urn:compagnon-cdi:settings:1",\n"version":1,"portals":[{');
    await tab.sees('ligne 2, colonne 25');
    await pickFile(
      'proto.json',
      '{"$schema":"urn:compagnon-cdi:settings:1","version":1,"portals":[],"__proto__":{}}',
    );
    await tab.sees('__proto__');
    await pickFile('grand.json', new Uint8Array(50_000_000));
    await tab.sees('Ce fichier fait 50 Mo');
    await pickFile(
      'policies.json',
      JSON.stringify({ policies: { '3rdparty': { Extensions: { 'autre@exemple.fr': { portals: [] } } } } }),
    );
    await tab.sees('Ce fichier ne règle que d’autres extensions : autre@exemple.fr');
    await pickFile('valeurs.json', '{"portals":[{"rne":"9990001A","name":"CDI"},{"name":"x"}],"widget":1}');
    await tab.sees('1 portail serait montré : CDI.');
    await tab.sees('portals › 2 › rne');
    await tab.sees('la lettre attendue est celle de 9990001X');
    expect(await findings(tab)).toEqual([]);
    expect(await storedInArea(computer, 'local')).toBe(before);
  },
);
