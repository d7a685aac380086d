import {
  Catch,
  Controller,
  Header,
  HttpCode,
  Inject,
  Post,
  Req,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { PhoneAuthenticationGuard } from '../../../authentication/authentication.guard.js';
import { CurrentPhonePrincipal, type PhonePrincipal } from '../../../authentication/principal.js';
import { BODY_LIMIT } from '../body-limit.js';
import { nobody, refusedXml, userXml, type DirectoryUser } from './directory.xml.js';
import { FailureFilter, type FailureResponder } from '../failure.filter.js';
import type { directoryForm } from './freeswitch.contract.js';
import { PhonePinService, type Asker } from '../phone-pin.service.js';
import { InvalidRequest } from '../request.js';
import { formFields, formType } from '../read-form.js';
import { readText } from '../read-text.js';

const xml = 'text/xml; charset=utf-8';

/** So many times longer than other questions: mod_voicemail sends along all that it knows of a call. */
const timesTheLimit = 4;

/** Where the form is left once it was read, lest a failure pass for a success. */
interface WithForm {
  form?: Promise<string>;
}

const respondWithFailure =
  (bodyLimit: number): FailureResponder =>
  (failure, reply, request: FastifyRequest & WithForm) => {
    // A stranger's form stays unread.
    const unread = failure.kind === 'unauthenticated';
    const form = unread ? Promise.resolve('') : formOf(request, bodyLimit);
    void form
      .then((text) => changingIn(text))
      .catch(() => undefined)
      .then((changing) => {
        const body = changing ? refusedXml(changing) : nobody;
        return reply.code(200).type(xml).send(body);
      });
  };

@Catch()
class DirectoryFailureFilter extends FailureFilter {
  constructor(@Inject(BODY_LIMIT) bodyLimit: number) {
    super(respondWithFailure(bodyLimit));
  }
}

/**
 * The door for FreeSWITCH's mod_xml_curl, as the directory that mod_voicemail asks. It tells a phone
 * system which mailboxes of its own scope there are, and never a PIN or a hash of one: people sign in
 * by a check of their PIN in the dialplan, which then sets `voicemail_authorized=true`.
 *
 * Every answer has the status 200. With any other FreeSWITCH writes the form to its log, new PIN
 * included; and mod_voicemail takes a change for done unless it finds the user and in it the word
 * that it failed. So a change that fails names the user even where there is none.
 */
@Controller('v1/freeswitch')
@UseGuards(PhoneAuthenticationGuard)
@UseFilters(DirectoryFailureFilter)
export class FreeswitchController {
  constructor(
    private readonly desk: PhonePinService,
    @Inject(BODY_LIMIT) private readonly bodyLimit: number,
  ) {}

  @Post('directory')
  @HttpCode(200)
  @Header('content-type', xml)
  async directory(
    @CurrentPhonePrincipal() caller: PhonePrincipal,
    @Req() request: FastifyRequest & WithForm,
  ): Promise<string> {
    const form = await formOf(request, this.bodyLimit);
    const changing = changingIn(form);
    if (!changing) return this.lookUp({ caller, request }, form);
    return this.change({ caller, request }, changing, form);
  }

  /**
   * Nothing but voicemail finds anybody here. A user without a SIP password, for one, would let
   * everybody register as that user.
   */
  private async lookUp(asker: Asker, text: string): Promise<string> {
    const fields = fieldsOf(text, ['section', 'action', 'user', 'domain']);
    const { section, action, user: id, domain } = fields;
    if (section !== 'directory' || action !== 'voicemail-lookup' || !id || !domain) return nobody;
    const { mailbox } = await this.named(asker, { id, domain });
    return mailbox ? userXml({ id, domain }) : nobody;
  }

  /** The new PIN is taken if the right one came through the same phone system just now. */
  private async change(asker: Asker, user: DirectoryUser, text: string): Promise<string> {
    const { 'VM-User-Password': newPin } = fieldsOf(text, ['VM-User-Password']);
    if (newPin === undefined) throw new InvalidRequest('VM-User-Password is missing');
    const { name: mailbox } = await this.named(asker, user);
    const { result } = await this.desk.change(asker, { mailbox, newPin });
    return result === 'changed' ? userXml(user) : refusedXml(user);
  }

  /** A user is the mailbox of that mail address or else of that extension. */
  private async named(asker: Asker, { id, domain }: DirectoryUser) {
    const address = `${id}@${domain}`;
    const byAddress = await this.desk.find(asker, address);
    if (byAddress) return { name: address, mailbox: byAddress };
    return { name: id, mailbox: await this.desk.find(asker, id) };
  }
}

/** The form, read once: it may be the guard that failed, before anybody looked at it. */
function formOf(request: FastifyRequest & WithForm, bodyLimit: number): Promise<string> {
  request.form ??= readText(request.raw, formType, timesTheLimit * bodyLimit);
  return request.form;
}

/** Whose PIN is to be changed; undefined where something else is asked. */
function changingIn(form: string): DirectoryUser | undefined {
  const fields = fieldsOf(form, ['VM-Action', 'VM-User', 'VM-Domain']);
  if (fields['VM-Action'] !== 'change-password') return undefined;
  return { id: fields['VM-User'] ?? '', domain: fields['VM-Domain'] ?? '' };
}

/** Fields that the description has, and no other. */
function fieldsOf<Name extends keyof z.infer<typeof directoryForm>>(
  text: string,
  names: readonly Name[],
) {
  return formFields(text, names);
}
