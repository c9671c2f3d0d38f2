import type { HomeworkDay, Lesson, Line, Mark, Widget } from '../model.ts';
import { cdiBody } from './cdi.ts';
import { element } from './dom.ts';
import { icon } from './icons.ts';

/** The content of a widget below its header: PRONOTE's filter row, if any, and its body. */
export function widgetBody(widget: Widget): HTMLElement[] {
  switch (widget.kind) {
    case 'edt':
      return [
        dayChoice(widget.day),
        content(element('div', 'liste-cours', {}, ...widget.lessons.map(lessonRow))),
      ];
    case 'travail':
      return [content(...widget.days.flatMap(homeworkRows), footer('Tout voir'))];
    case 'notes':
      return [content(element('ul', '', {}, ...widget.marks.map(markRow)), footer('Toutes mes notes'))];
    case 'menu': {
      const courses = widget.courses.map(({ name, dishes }) => row(name, dishes.join(' ou ')));
      return [dayChoice(widget.day), content(element('ul', 'plats', {}, ...courses))];
    }
    case 'partenairecdi':
      return cdiBody(widget);
    default:
      return [content(element('ul', '', {}, ...widget.lines.map(plainRow)), footer('Tout voir'))];
  }
}

function content(...children: readonly Node[]): HTMLElement {
  return element('div', 'content-container overflow-auto', { role: 'presentation' }, ...children);
}

function footer(label: string): HTMLElement {
  return element('div', 'as-footer', {}, element('a', '', { href: '#' }, label));
}

function dayChoice(day: string): HTMLElement {
  const arrow = (side: 'left' | 'right') => element('span', 'date-fleche', {}, icon(side));
  return element(
    'div',
    'filtre-conteneur',
    {},
    arrow('left'),
    element('span', 'date-choix', {}, day),
    arrow('right'),
  );
}

function lessonRow(lesson: Lesson, i: number, all: readonly Lesson[]): HTMLElement {
  const next = all[i + 1];
  const isLong = minutes(lesson.to) - minutes(lesson.from) > 60;
  const isBreak = next !== undefined && minutes(next.from) - minutes(lesson.to) > 60;
  const classes = [
    'cours',
    isLong ? 'long' : '',
    isBreak ? 'pause' : '',
    lesson.label?.look === 'cancelled' ? 'annule' : '',
  ];
  const details = element('div', 'detail-cours');
  if (lesson.label) details.append(element('span', `etiquette ${lesson.label.look}`, {}, lesson.label.text));
  details.append(
    element('div', 'titre-ligne', {}, lesson.subject),
    element('div', 'infos-ligne', {}, lesson.who),
    element('div', 'infos-ligne', {}, lesson.room),
  );
  const hours = element('div', 'heures', {}, lesson.from);
  return element(
    'div',
    classes.filter((name) => name !== '').join(' '),
    {},
    hours,
    stripe(lesson.colour),
    details,
  );
}

function homeworkRows({ day, items }: HomeworkDay): HTMLElement[] {
  const rows = items.map(({ subject, colour, text, done }) => {
    const toggle = element(
      'button',
      'fait',
      { type: 'button', 'aria-pressed': String(done) },
      done ? 'Fait' : 'Non fait',
    );
    toggle.addEventListener('click', () => {
      const isDone = toggle.getAttribute('aria-pressed') !== 'true';
      toggle.setAttribute('aria-pressed', String(isDone));
      toggle.textContent = isDone ? 'Fait' : 'Non fait';
    });
    const words = element(
      'div',
      '',
      {},
      element('div', 'titre-ligne', {}, subject),
      element('p', '', {}, text),
      toggle,
    );
    return element('div', 'ligne devoir', {}, stripe(colour), words);
  });
  return [element('div', 'jour-travail', {}, `Pour ${day}`), ...rows];
}

function markRow({ subject, day, mark, scale, average }: Mark): HTMLElement {
  const words = element('div', '', {}, element('div', 'titre-ligne', {}, subject));
  words.append(element('div', 'infos-ligne', {}, `${day} · Moy. classe : ${average}`));
  const value = element('strong', '', {}, mark, element('small', '', {}, scale));
  return element('li', 'ligne note', {}, words, value);
}

function plainRow({ title, detail, chip }: Line): HTMLElement {
  const made = row(title, detail);
  if (chip !== undefined) made.append(element('span', 'etiquette', {}, chip));
  return made;
}

function row(title: string, detail: string): HTMLElement {
  const words = [element('div', 'titre-ligne', {}, title), element('div', 'infos-ligne', {}, detail)];
  return element('li', 'ligne', {}, ...words);
}

function stripe(colour: string): HTMLElement {
  const made = element('span', 'trait');
  made.style.backgroundColor = colour;
  return made;
}

/** `14h45` in minutes since midnight. */
function minutes(hour: string): number {
  const [hours = 0, rest = 0] = hour.split('h').map(Number);
  return hours * 60 + rest;
}
