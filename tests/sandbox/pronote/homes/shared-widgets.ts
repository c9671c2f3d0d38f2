import type { Widget } from '../model.ts';
import type { Day } from './days.ts';

export function canteen(day: string): Widget {
  const courses = [
    { name: 'Entrée', dishes: ['Carottes râpées', 'Velouté de potiron'] },
    { name: 'Plat', dishes: ['Gratin de pâtes aux légumes', 'Filet de colin'] },
    { name: 'Dessert', dishes: ['Compote de pommes', 'Yaourt'] },
  ];
  return { kind: 'menu', title: 'Menu de la cantine', day, courses };
}

export function absences(day: Day): Widget {
  const lines = [
    { title: 'Mme PUECH S.', detail: `Le ${day(0)} de 13h50 à 14h45` },
    { title: 'M. LORANT P.', detail: `Du ${day(3)} au ${day(4)}`, chip: 'Remplacé' },
  ];
  return { kind: 'absences', title: 'Absences de professeurs', lines };
}

export function news(day: Day): Widget {
  const lines = [
    { title: 'Sortie au musée : autorisation', detail: `Mme MONESTIER C. · ${day(-1)}`, chip: 'À répondre' },
    { title: 'Semaine de la presse', detail: `M. TALBOT (Documentation) · ${day(-2)}` },
    { title: 'Photos de classe', detail: `Secrétariat · ${day(-5)}` },
  ];
  return { kind: 'informations', title: 'Informations et sondages', lines };
}

export function agenda(day: Day): Widget {
  const lines = [
    { title: 'Cross du collège', detail: `${day(2)}, 14h00` },
    { title: 'Conseil de classe', detail: `${day(9)}, 17h15` },
    { title: 'Rencontre parents-professeurs', detail: `${day(15)}, 17h00` },
  ];
  return { kind: 'agenda', title: 'Agenda', lines };
}
