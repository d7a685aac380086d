import { Controller, Get, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  PoliciesService,
  policyVersion,
  type PolicyView,
} from '../../../../credentials/admin/policies.service.js';
import { defaultPinPolicy } from '../../../../pin-policy/pin-policy.js';
import { PathName } from '../../../json-api/request-parameters.js';
import type { PageForm } from '../../access/page-form.js';
import { PageGuard } from '../../access/page.guard.js';
import { CurrentVisitor, SentForm, type Visitor } from '../../access/visitor.js';
import { Pages } from '../../document/pages.js';
import { PageFilter } from '../../page.filter.js';
import { AdminPages, type AdminView } from '../admin-pages.js';
import { pathOf } from '../form-values.js';
import { refusedChange } from '../refusal-words.js';
import { PoliciesPage } from './policies.page.js';
import { policyDifferences } from './policy-differences.js';
import { policyFields, policyForm, settingsIn } from './policy-form.js';
import { PolicyPage } from './policy.page.js';
import { PolicyRisk } from './policy-risk.js';

/** PIN policies, with their risk while one edits. */
@Controller('admin')
@UseGuards(PageGuard)
@UseFilters(PageFilter)
export class PolicyPagesController {
  constructor(
    private readonly policies: PoliciesService,
    private readonly pages: Pages,
    private readonly admin: AdminPages,
  ) {}

  @Get('policies')
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const policies = await this.policies.list();
    const view = this.admin.view(request, reply);
    await this.pages.send(reply, <PoliciesPage view={view} policies={policies} />);
  }

  @Get('new-policy')
  async offerNew(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const view = this.admin.view(request, reply);
    const form = policyForm(defaultPinPolicy, { [policyFields.version]: '' });
    const assessment = this.policies.assess(defaultPinPolicy);
    const props = { view, name: undefined, form, assessment };
    await this.pages.send(reply, <PolicyPage {...props} />);
  }

  @Get('policies/:name')
  async show(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @PathName('name') written: string,
  ): Promise<void> {
    const policy = await this.policies.show(written);
    const view = this.admin.view(request, reply);
    const form = policyForm(policy, { [policyFields.version]: policyVersion(policy) });
    const { name } = policy;
    const assessment = this.policies.assess(policy);
    await this.pages.send(reply, <PolicyPage {...{ view, name, form, assessment }} />);
  }

  @Post('new-policy')
  async add(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { by }: Visitor,
    @SentForm() form: PageForm,
  ): Promise<void> {
    const view = this.admin.view(request, reply);
    const settings = settingsIn(form);
    const again = { view, name: undefined, form, assessment: this.policies.assess(settings) };
    if (form.has(policyFields.preview)) {
      return this.pages.send(reply, <PolicyPage {...again} />);
    }
    try {
      await this.policies.add(form.text(policyFields.name), settings, by);
    } catch (error) {
      const { because, problems } = refusedChange(error, view);
      const named = because === 'taken' ? [view.texts.policies.taken] : problems;
      return this.pages.send(reply, <PolicyPage {...again} problems={named} />, 422);
    }
    await this.leadToList(form.text(policyFields.name), view, request, reply);
  }

  @Post('policies/:name')
  async change(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { by }: Visitor,
    @PathName('name') written: string,
    @SentForm() form: PageForm,
  ): Promise<void> {
    const stored = await this.policies.show(written);
    const view = this.admin.view(request, reply);
    const settings = settingsIn(form);
    const assessment = this.policies.assess(settings);
    const again = { view, name: stored.name, form, assessment };
    if (form.has(policyFields.preview)) {
      return this.pages.send(reply, <PolicyPage {...again} />);
    }
    try {
      await this.policies.set(stored.name, settings, by, form.text(policyFields.version));
    } catch (error) {
      const { because, problems } = refusedChange(error, view);
      if (because === 'changed') return this.showBoth(again, reply);
      return this.pages.send(reply, <PolicyPage {...again} problems={problems} />, 422);
    }
    await this.leadToList(stored.name, view, request, reply);
  }

  /** The risk of what is being typed, for the script of the page. Nothing is changed. */
  @Post('policy-risk')
  async risk(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @SentForm() form: PageForm,
  ): Promise<void> {
    const view = this.admin.view(request, reply);
    const assessment = this.policies.assess(settingsIn(form));
    await this.pages.send(reply, <PolicyRisk view={view} assessment={assessment} />);
  }

  /** What was typed beside what somebody else has stored; saving again is based on that. */
  private async showBoth(
    again: Parameters<typeof PolicyPage>[0] & { name: string },
    reply: FastifyReply,
  ): Promise<void> {
    const { name, form, view } = again;
    const policy: PolicyView = await this.policies.show(name);
    const typed = settingsIn(form);
    const differences = policyDifferences(policy, typed, view.texts);
    const based = form.with(policyFields.version, policyVersion(policy));
    const props = { ...again, form: based, differences };
    await this.pages.send(reply, <PolicyPage {...props} />, 412);
  }

  private leadToList(
    name: string,
    { texts: { policies } }: AdminView,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const notice = { tone: 'done', title: policies.saved(name), text: [] } as const;
    return this.pages.leadTo(pathOf('/admin/policies', name), request, reply, notice);
  }
}
