/** A shared computer deletes the user's data when they leave; a user's own computer keeps it. */
export const computers = ['shared', 'own'] as const;

export type Computer = (typeof computers)[number];
