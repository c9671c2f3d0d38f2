/** Whose this computer is. A shared one forgets the person when they leave; a person's own keeps their things. */
export const computers = ['shared', 'own'] as const;

export type Computer = (typeof computers)[number];
