import type { Language } from '../../../common/language.js';
import type { Closing } from './mail-texts.js';

/**
 * What has become of the mailbox: the PIN before is valid again, or it has none, as before; it is locked; or
 * the PIN that nobody received stays, as there is none to go back to.
 */
export type BounceOutcome = 'returned' | 'withoutPin' | 'locked' | 'stays';

/** The texts of mails to the helpdesk in one language. */
export interface HelpdeskTexts {
  readonly pinBounced: {
    /** Like all subjects: no PIN, no name, no extension. */
    readonly subject: string;
    readonly introduction: string;
    readonly outcome: Record<BounceOutcome, string>;
    /** For a mailbox that was locked already. */
    readonly stillLocked: string;
    readonly mailbox: string;
    readonly status: string;
    readonly reported: string;
    readonly advice: Closing;
  };
  readonly noPin: string;
}

/** English, and further languages; a site's helpdesk reads one of them. */
export const helpdeskTexts: Partial<Record<Language, HelpdeskTexts>> & {
  readonly en: HelpdeskTexts;
} = {
  en: {
    pinBounced: {
      subject: 'A voice-mail PIN could not be delivered',
      introduction:
        'A mail with a new voice-mail PIN was sent, and later reported as undeliverable. Nobody had used that PIN by then.',
      outcome: {
        returned: 'The previous PIN is valid again, and the new one no longer is.',
        withoutPin:
          'The mailbox had no PIN before, and has none again: nobody can get into it until a new PIN arrives.',
        locked:
          'The previous PIN must not come back, so the mailbox has been locked: no PIN opens it until it is unlocked.',
        stays:
          'There is no previous PIN to go back to, so the new one stays valid although nobody has received it.',
      },
      stillLocked:
        'The mailbox is locked after too many wrong PINs. Before any PIN opens it, it has to be unlocked.',
      mailbox: 'Mailbox:',
      status: 'Status from the mail server:',
      reported: 'Reported:',
      advice: {
        question: 'What is to be done?',
        advice:
          'Please check the mail address of this mailbox, and whether mail can reach it. Then the owner can have another PIN sent.',
      },
    },
    noPin: 'This mail contains no PIN, and no administrator can look one up.',
  },
  de: {
    pinBounced: {
      subject: 'Eine Voicemail-PIN konnte nicht zugestellt werden',
      introduction:
        'eine E-Mail mit einer neuen Voicemail-PIN wurde verschickt und später als unzustellbar gemeldet. Bis dahin hatte niemand diese PIN verwendet.',
      outcome: {
        returned: 'Die vorherige PIN gilt wieder, die neue nicht mehr.',
        withoutPin:
          'Die Voicemail hatte vorher keine PIN und hat nun wieder keine: Bis eine neue PIN ankommt, kommt niemand hinein.',
        locked:
          'Die vorherige PIN darf nicht wieder gelten, deshalb wurde die Voicemail gesperrt: Bis die Sperre aufgehoben ist, wird keine PIN angenommen.',
        stays:
          'Es gibt keine vorherige PIN, die wieder gelten könnte. Deshalb gilt die neue weiter, obwohl niemand sie erhalten hat.',
      },
      stillLocked:
        'Die Voicemail ist nach zu vielen falschen PINs gesperrt. Bevor eine PIN sie öffnet, muss die Sperre aufgehoben werden.',
      mailbox: 'Voicemail:',
      status: 'Status des Mailservers:',
      reported: 'Gemeldet:',
      advice: {
        question: 'Was ist zu tun?',
        advice:
          'Bitte prüfen Sie die E-Mail-Adresse dieser Voicemail und ob sie E-Mails empfangen kann. Danach kann eine weitere PIN angefordert werden.',
      },
    },
    noPin: 'Diese E-Mail enthält keine PIN, und niemand in der Administration kann eine nachsehen.',
  },
  es: {
    pinBounced: {
      subject: 'No se pudo entregar un PIN del buzón de voz',
      introduction:
        'Se envió un correo con un nuevo PIN del buzón de voz y después se notificó que no se pudo entregar. Hasta entonces nadie había usado ese PIN.',
      outcome: {
        returned: 'El PIN anterior vuelve a ser válido y el nuevo ya no lo es.',
        withoutPin:
          'El buzón no tenía ningún PIN y vuelve a no tenerlo: nadie puede acceder a él hasta que llegue un PIN nuevo.',
        locked:
          'El PIN anterior no debe volver a ser válido, por lo que el buzón se ha bloqueado: ningún PIN lo abre hasta que se desbloquee.',
        stays:
          'No hay ningún PIN anterior que recuperar, por lo que el nuevo sigue siendo válido aunque nadie lo haya recibido.',
      },
      stillLocked:
        'El buzón está bloqueado por demasiados PIN incorrectos. Antes de que un PIN lo abra, hay que desbloquearlo.',
      mailbox: 'Buzón:',
      status: 'Estado según el servidor de correo:',
      reported: 'Notificado:',
      advice: {
        question: '¿Qué hay que hacer?',
        advice:
          'Compruebe la dirección de correo de este buzón y si puede recibir correo. Después se puede solicitar otro PIN.',
      },
    },
    noPin: 'Este correo no contiene ningún PIN y ningún administrador puede consultarlo.',
  },
};
