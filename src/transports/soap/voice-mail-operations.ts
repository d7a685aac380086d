import type { UmProperties, VoiceMailService } from '../../voice-mail/voice-mail.service.js';
import { element, nothing } from './answer.js';
import { operation, type Operation } from './operation.js';
import { readBoolean, readParameters, requireEmpty, trimmed } from './parameters.js';
import type { XmlElement } from '../xml/xml.js';

/** The operations of [MS-OXWUMS] on what owners set for their voice mail. */
export function voiceMailOperations(
  voiceMail: VoiceMailService,
): readonly (readonly [string, Operation])[] {
  return [
    [
      'IsUMEnabled',
      operation(requireEmpty, (caller) => voiceMail.isUmEnabled(caller), umEnabledContent),
    ],
    [
      'GetUMProperties',
      operation(requireEmpty, (caller) => voiceMail.properties(caller), propertiesContent),
    ],
    [
      'SetOofStatus',
      operation(readStatus, (caller, status) => voiceMail.setOofStatus(caller, status), nothing),
    ],
    [
      'SetMissedCallNotificationEnabled',
      operation(
        readStatus,
        (caller, status) => voiceMail.setMissedCallNotificationEnabled(caller, status),
        nothing,
      ),
    ],
    [
      'SetPlayOnPhoneDialString',
      operation(
        (payload) => trimmed(readParameters(payload, 'dialString').dialString),
        (caller, dialString) => voiceMail.setPlayOnPhoneDialString(caller, dialString),
        nothing,
      ),
    ],
    [
      'SetTelephoneAccessFolderEmail',
      operation(
        (payload) => trimmed(readParameters(payload, 'base64FolderID').base64FolderID),
        (caller, folderId) => voiceMail.setTelephoneAccessFolderEmail(caller, folderId),
        nothing,
      ),
    ],
  ];
}

function readStatus(payload: XmlElement): boolean {
  return readBoolean(readParameters(payload, 'status').status);
}

function umEnabledContent(enabled: boolean): string {
  return element('IsUMEnabledResponse', String(enabled));
}

/** In the order of the type UMProperties; the element inside has the name of the one around it. */
function propertiesContent(properties: UmProperties): string {
  const content =
    element('OofStatus', String(properties.oofStatus)) +
    element('MissedCallNotificationEnabled', String(properties.missedCallNotificationEnabled)) +
    element('PlayOnPhoneDialString', properties.playOnPhoneDialString) +
    element('TelephoneAccessNumbers', properties.telephoneAccessNumbers) +
    element('TelephoneAccessFolderEmail', properties.telephoneAccessFolderEmail);
  return `<GetUMPropertiesResponse>${content}</GetUMPropertiesResponse>`;
}
