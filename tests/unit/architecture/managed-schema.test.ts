import { expect, it } from 'vitest';
import { managedSchema } from '../../support/managed-schema.ts';

it('the managed schema that browsers are given says what the policy is read with', async () => {
  await expect(`${JSON.stringify(managedSchema(), null, 2)}\n`).toMatchFileSnapshot(
    '../../../public/managed_schema.json',
  );
});
