import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PinPolicyRow, policyColumns } from '../../src/credentials/pin-policy-row.entity.js';
import { defaultPinPolicy } from '../../src/pin-policy/pin-policy.js';
import { settingList, type PolicySetting } from '../../src/pin-policy/policy-settings.js';
import { runCommand } from '../support/command.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { testSettings } from '../support/settings.js';

/** A value other than the default, as each place is to write it. */
interface Example {
  readonly stored: unknown;
  readonly option: string;
  readonly json: unknown;
  readonly text: string;
  readonly record: string;
}

let db: TestDatabase;
let settings: Record<string, string>;

beforeAll(async () => {
  db = await aDatabase();
  settings = testSettings(db.url, 'smtp://127.0.0.1:9');
});
// Each list computes the risk of every policy.
afterEach(() => db.dataSource.query(`DELETE FROM pin_policies WHERE name LIKE 'P-%'`));
afterAll(() => db.drop());

describe.each(settingList)('the policy setting $exchangeName', (setting) => {
  it.each(examplesOf(setting))(
    '$option goes from the option to the database and the audit, and on by list and import',
    async ({ stored, option, json, text, record }) => {
      const policy = `P-${randomUUID()}`;
      const set = await umpin(`policy set ${policy} --${setting.option}=${option}`);
      expect(set).toMatch(`The policy ${policy} was created.`);
      await expectStored(policy, stored);
      const audited = await db.dataSource.query<{ detail: string }[]>(
        'SELECT detail FROM audit_events WHERE detail LIKE $1',
        [`${policy}%`],
      );
      expect(audited).toEqual([{ detail: `${policy}, ${setting.name} ${record}` }]);

      const listed = JSON.parse(await umpin('policy list --json')) as Record<string, unknown>[];
      const found = listed.find(({ Name }) => Name === policy);
      expect(found?.[setting.exchangeName]).toEqual(json);
      const paragraphs = (await umpin('policy list')).split('\n\n');
      const forPeople = paragraphs.find((paragraph) => paragraph.includes(policy)) ?? '';
      expect(forPeople.split('\n').map((line) => line.split(/ {2,}/))).toContainEqual([
        setting.exchangeName,
        text,
      ]);

      const copy = JSON.stringify({ ...found, Name: `${policy}-copy` });
      await umpin('policy import -', copy);
      await expectStored(`${policy}-copy`, stored);
    },
  );

  async function expectStored(policy: string, stored: unknown) {
    const expected = { ...defaultPinPolicy, [setting.name]: stored };
    const { manager } = db.dataSource;
    expect(await manager.findOneBy(PinPolicyRow, { name: policy })).toMatchObject(expected);
    expect(
      await manager.query(
        `SELECT ${policyColumns}, p.${setting.column} AS value FROM pin_policies p WHERE name = $1`,
        [policy],
      ),
    ).toEqual([{ ...expected, value: stored }]);
  }
});

it('a policy has no column that is no setting', async () => {
  const columns = await db.dataSource.query<{ name: string }[]>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_name = 'pin_policies' AND table_schema = 'public'`,
  );
  const known = ['id', 'name', ...settingList.map(({ column }) => column)];
  expect(columns.map(({ name }) => name).sort()).toEqual(known.sort());
});

async function umpin(line: string, input = ''): Promise<string> {
  const { code, output, errors } = await runCommand(line, settings, input);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  return output;
}

function examplesOf(setting: PolicySetting): Example[] {
  const plain = (stored: number | boolean): Example => {
    const text = String(stored);
    return { stored, option: text, json: stored, text, record: text };
  };
  switch (setting.kind) {
    case 'number': {
      const number = plain((setting.default ?? 0) + 1);
      if (!setting.none) return [number];
      const none = setting.none.toLowerCase();
      const text = setting.none;
      return [number, { stored: null, option: none, json: text, text, record: none }];
    }
    case 'boolean':
      return [plain(!setting.default)];
    case 'choice':
      return setting.choices
        .filter((choice) => choice !== setting.default)
        .map((text) => ({ stored: text, option: text, json: text, text, record: text }));
    case 'text': {
      const text = 'Call<b>1234</b>';
      return [{ stored: text, option: text, json: text, text, record: 'changed' }];
    }
    case 'patterns': {
      const stored = ['keypad-line', 'date'];
      const text = 'keypad-line, date';
      return [
        { stored, option: 'date,keypad-line', json: stored, text, record: 'keypad-line date' },
      ];
    }
  }
}
