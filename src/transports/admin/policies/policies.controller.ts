import {
  Controller,
  Delete,
  Get,
  HttpStatus,
  Patch,
  Res,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import {
  PoliciesService,
  policyVersion,
  type PolicyView,
} from '../../../credentials/admin/policies.service.js';
import type { PinPolicy } from '../../../pin-policy/pin-policy.js';
import { settingList } from '../../../pin-policy/policy-settings.js';
import { JsonBody } from '../../json-api/request-body.js';
import { PathName, QueryParameters } from '../../json-api/request-parameters.js';
import { CurrentAccess, type AdminAccess } from '../access/admin-access.js';
import { AdminGuard } from '../access/admin.guard.js';
import { pageAnswer } from '../contract.js';
import { ProblemFilter } from '../problem.filter.js';
import { IfMatch, setVersion } from '../versions.js';
import { riskAnswer } from './policy-risk.js';
import {
  policyChange,
  policyQuery,
  type policyPage,
  type policySchema,
  type policySet,
  type removedPolicy,
} from './policies.contract.js';

type PolicyAnswer = z.infer<typeof policySchema>;

/** PIN policies, for administrators. */
@Controller('v1/admin/policies')
@UseGuards(AdminGuard)
@UseFilters(ProblemFilter)
export class PoliciesController {
  constructor(private readonly policies: PoliciesService) {}

  @Get()
  async list(
    @QueryParameters(policyQuery) query: z.infer<typeof policyQuery>,
  ): Promise<z.infer<typeof policyPage>> {
    const { policies, next } = await this.policies.page(query);
    return pageAnswer(policies.map(policyAnswer), next);
  }

  @Get(':name')
  async show(
    @PathName('name') name: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PolicyAnswer> {
    const policy = await this.policies.show(name);
    setVersion(reply, policyVersion(policy));
    return policyAnswer(policy);
  }

  @Patch(':name')
  async change(
    @CurrentAccess() { by }: AdminAccess,
    @PathName('name') name: string,
    @IfMatch() version: string | undefined,
    @JsonBody(policyChange) body: z.infer<typeof policyChange>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof policySet>> {
    const { change, policy } = await this.policies.set(name, body, by, version);
    if (change === 'created') reply.code(HttpStatus.CREATED);
    setVersion(reply, policyVersion(policy));
    return { change, policy: policyAnswer(policy) };
  }

  @Delete(':name')
  async remove(
    @CurrentAccess() { by }: AdminAccess,
    @PathName('name') name: string,
    @IfMatch() version: string | undefined,
  ): Promise<z.infer<typeof removedPolicy>> {
    return { name: await this.policies.remove(name, by, version) };
  }
}

function policyAnswer(policy: PolicyView): PolicyAnswer {
  const settings = Object.fromEntries(settingList.map(({ name }) => [name, policy[name]]));
  const risk = riskAnswer(policy.risk);
  if (!risk) throw new Error('A policy without its risk.');
  return { name: policy.name, settings: settings as unknown as PinPolicy, risk };
}
