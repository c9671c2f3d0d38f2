import type { Column, Widget } from '../model.ts';
import { type Day, shortDays } from './days.ts';
import { pupilColumns } from './pupil-home.ts';

/** A parent's home page for one child: the child's own home page and the school's letters. */
export function childColumns(today: string, className: string | null): Column[] {
  const more: Partial<Record<Column['name'], Widget>> = {
    notes: schoolLife(shortDays(today)),
    agendaetinformations: talks(shortDays(today)),
  };
  return pupilColumns(today, className).map(({ name, widgets }) => {
    const added = more[name];
    return { name, widgets: added === undefined ? widgets : [...widgets, added] };
  });
}

function schoolLife(day: Day): Widget {
  const lines = [
    { title: 'Retard de 10 minutes', detail: day(-3), chip: 'À justifier' },
    { title: 'Carnet lu et signé', detail: day(-8) },
  ];
  return { kind: 'viescolaire', title: 'Vie scolaire', lines };
}

function talks(day: Day): Widget {
  const lines = [
    { title: 'Rendez-vous avec le professeur principal', detail: `Mme MONESTIER C. · ${day(-1)}` },
  ];
  return { kind: 'discussions', title: 'Discussions', lines };
}
