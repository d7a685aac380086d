import { Controller, Header, HttpCode, Post, Req, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { PhoneAuthenticationGuard } from '../../../authentication/authentication.guard.js';
import { PhonePinService, type PhoneRequest } from '../../../pin-check/phone-pin.service.js';
import { InvalidRequest } from '../../json-api/invalid-request.js';
import { readText } from '../../json-api/request-body.js';
import { CurrentPhoneRequest, formFields, formType } from '../request.js';
import { FailureFilter, type Failure } from '../errors.js';
import { notFound, refusedXml, userXml, type DirectoryUser } from './directory.xml.js';
import type { directoryForm } from './freeswitch.contract.js';

const xml = 'text/xml; charset=utf-8';

/** How many times longer a form may be than other bodies: mod_voicemail sends all it knows of a call. */
const timesTheLimit = 4;

declare module 'fastify' {
  interface FastifyRequest {
    /** The form, once it was read: the answer to a failure depends on what it asks. */
    directoryForm?: Promise<string>;
  }
}

class DirectoryFailureFilter extends FailureFilter {
  protected override respond(failure: Failure, reply: FastifyReply, request: FastifyRequest): void {
    // The form of an unauthenticated client stays unread.
    const unread = failure.kind === 'unauthenticated';
    const form = unread ? Promise.resolve('') : formOf(request);
    void form
      .then((text) => changingIn(text))
      .catch(() => undefined)
      .then((changing) => {
        const body = changing ? refusedXml(changing) : notFound;
        return reply.code(200).type(xml).send(body);
      });
  }
}

/**
 * The transport for FreeSWITCH's mod_xml_curl: the directory that mod_voicemail asks. It tells a phone
 * system which mailboxes its scope has, and never a PIN or the hash of one: owners sign in by a PIN
 * check in the dialplan, which then sets `voicemail_authorized=true`.
 *
 * Every answer has the status 200. With any other status FreeSWITCH logs the form, new PIN included.
 * mod_voicemail considers a change done unless it finds the user with a note that it failed, so the
 * answer to a failed change names the user even if there is none.
 */
@Controller('v1/freeswitch')
@UseGuards(PhoneAuthenticationGuard)
@UseFilters(DirectoryFailureFilter)
export class FreeswitchController {
  constructor(private readonly pins: PhonePinService) {}

  @Post('directory')
  @HttpCode(200)
  @Header('content-type', xml)
  async directory(
    @CurrentPhoneRequest() request: PhoneRequest,
    @Req() httpRequest: FastifyRequest,
  ): Promise<string> {
    const form = await formOf(httpRequest);
    const changing = changingIn(form);
    if (!changing) return this.lookUp(request, form);
    return this.change(request, changing, form);
  }

  /**
   * Finds users for voicemail only. For SIP, a user without a password would let anyone register as
   * that user.
   */
  private async lookUp(request: PhoneRequest, text: string): Promise<string> {
    const fields = fieldsOf(text, ['section', 'action', 'user', 'domain']);
    const { section, action, user: id, domain } = fields;
    if (section !== 'directory' || action !== 'voicemail-lookup' || !id || !domain) return notFound;
    const { mailbox } = await this.named(request, { id, domain });
    return mailbox ? userXml({ id, domain }) : notFound;
  }

  /** The new PIN is accepted if the right old one came through the same phone system a moment ago. */
  private async change(request: PhoneRequest, user: DirectoryUser, text: string): Promise<string> {
    const { 'VM-User-Password': newPin } = fieldsOf(text, ['VM-User-Password']);
    if (!newPin) throw new InvalidRequest('VM-User-Password is missing or empty');
    const { name: mailbox } = await this.named(request, user);
    const { result } = await this.pins.change(request, { mailbox, newPin });
    return result === 'changed' ? userXml(user) : refusedXml(user);
  }

  /** The mailbox with the user's mail address, or else with that extension. */
  private async named(request: PhoneRequest, { id, domain }: DirectoryUser) {
    const address = `${id}@${domain}`;
    const byAddress = await this.pins.find(request, address);
    if (byAddress) return { name: address, mailbox: byAddress };
    return { name: id, mailbox: await this.pins.find(request, id) };
  }
}

/** The form, read once: by the controller, or by the filter if the request failed before that. */
function formOf(request: FastifyRequest): Promise<string> {
  const limit = timesTheLimit * request.routeOptions.bodyLimit;
  request.directoryForm ??= readText(request, formType, limit);
  return request.directoryForm;
}

/** The user whose PIN is to be changed; undefined if the form asks something else. */
function changingIn(form: string): DirectoryUser | undefined {
  const fields = fieldsOf(form, ['VM-Action', 'VM-User', 'VM-Domain']);
  if (fields['VM-Action'] !== 'change-password') return undefined;
  return { id: fields['VM-User'] ?? '', domain: fields['VM-Domain'] ?? '' };
}

/** Fields of the contract, and no others. */
function fieldsOf<Name extends keyof z.infer<typeof directoryForm>>(
  text: string,
  names: readonly Name[],
) {
  return formFields(text, names);
}
