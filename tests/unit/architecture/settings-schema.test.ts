import { expect, it } from 'vitest';
import { z } from 'zod';
import { SettingsFile, settingsSchemaId } from '../../../utils/policy/settings-file.ts';

it('the schema of settings files that is shipped says what they are read with', async () => {
  const { $schema, ...shape } = z.toJSONSchema(SettingsFile, { io: 'input', unrepresentable: 'any' });
  const schema = { $schema, $id: settingsSchemaId, title: 'Compagnon CDI', ...shape };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../../public/settings_schema.json',
  );
});
