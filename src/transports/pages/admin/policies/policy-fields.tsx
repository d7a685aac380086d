import {
  policySettings,
  refusablePatterns,
  type PolicySetting,
  type SettingName,
} from '../../../../pin-policy/policy-settings.js';
import type { PageForm } from '../../access/page-form.js';
import type { AdminView } from '../admin-pages.js';
import { Box, SelectField, TextField } from '../fields.js';
import { noneField, settingGroups, type SettingGroup } from './policy-form.js';

interface FieldsProps {
  readonly view: AdminView;
  readonly form: PageForm;
}

/** A field for each setting of a policy. */
export function PolicyFields(props: FieldsProps) {
  const { groups } = props.view.texts.policies;
  return (
    <>
      {(Object.keys(settingGroups) as SettingGroup[]).map((group) => (
        <fieldset key={group}>
          <legend>
            <h2>{groups[group]}</h2>
          </legend>
          {settingGroups[group].map((name) => (
            <SettingField key={name} {...props} name={name} />
          ))}
        </fieldset>
      ))}
    </>
  );
}

function SettingField({ view, form, name }: FieldsProps & { name: SettingName }) {
  const { policies } = view.texts;
  const setting: PolicySetting = policySettings[name];
  const { label, hint } = policies.settings[name];
  const field = { form, name, label };
  switch (setting.kind) {
    case 'number':
      return (
        <NumberField
          {...field}
          hint={policies.number(hint, ...setting.range)}
          none={setting.none && policies.none[setting.none]}
        />
      );
    case 'boolean':
      return <Box {...field} hint={hint} />;
    case 'text':
      return (
        <TextField
          {...field}
          hint={policies.text(hint, setting.maxLength)}
          rows={name === 'resetPinSubject' ? undefined : 4}
        />
      );
    case 'choice':
      return (
        <SelectField
          {...field}
          hint={hint}
          options={setting.choices.map((value) => {
            return { value, label: policies.bounce[value as keyof typeof policies.bounce] };
          })}
        />
      );
    case 'patterns':
      return (
        <fieldset class="field">
          <legend>{label}</legend>
          {refusablePatterns.map((pattern) => (
            <Box
              key={pattern}
              form={form}
              name={name}
              value={pattern}
              label={policies.rules[pattern]}
            />
          ))}
        </fieldset>
      );
  }
}

interface NumberFieldProps {
  readonly form: PageForm;
  readonly name: SettingName;
  readonly label: string;
  readonly hint: string;
  /** The words for no number, if there may be none. */
  readonly none: string | undefined;
}

function NumberField({ form, name, label, hint, none }: NumberFieldProps) {
  const number = (
    <TextField form={form} name={name} label={label} hint={hint} inputmode="numeric" short />
  );
  if (none === undefined) return number;
  return (
    <div class="field" role="group" aria-label={label}>
      {number}
      <Box form={form} name={noneField(name)} label={none} />
    </div>
  );
}
