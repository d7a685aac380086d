#!/bin/sh
# A zod schema that is passed to a NestJS parameter decorator never reaches it: Nest treats it as a pipe.
#
# Version:   @nestjs/common and @nestjs/core 11.2.10, zod 4.6.7
# Expected:  createParamDecorator((data, context) => …) is called with the schema as `data`, as it is with any
#            other object
# Behaviour: an argument with a method `transform` counts as a pipe, and zod's schemas have one. The factory is
#            called with undefined, and the "pipe" turns its result into another schema, which the
#            handler receives: there is no error, and nothing is validated.
# Seen:      { schema }: data is the object, the handler gets the body; schema: data is undefined, the handler
#            gets a ZodPipe
# Date:      2026-11-29
# Why it matters: @JsonBody(schema) looks right and compiles. Bind the schema outside of the data instead:
#            (schema) => createParamDecorator((_, context) => …)().
#
# Exits with 1 if this changes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent @nestjs/common@11.2.10 @nestjs/core@11.2.10 \
  @nestjs/platform-express@11.2.10 reflect-metadata@0.2.2 rxjs@7.8.2 zod@4.6.7 >/dev/null 2>&1

cat >case.mjs <<'PROGRAM'
import 'reflect-metadata';
import { Controller, createParamDecorator, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';

const kind = (value) => value?.constructor.name ?? 'undefined';
let data;
const Body = createParamDecorator((given) => {
  data = kind(given);
  return { pin: '1' };
});

/** The values that the factory and the handler receive if the decorator has this argument. */
async function given(argument) {
  let received;
  class PinController {
    check(body) {
      received = kind(body);
      return 'done';
    }
  }
  // The code that TypeScript generates for
  // @Controller('pin') class PinController { @Get() check(@Body(argument) body) {} }
  Body(argument)(PinController.prototype, 'check', 0);
  Get()(PinController.prototype, 'check', Object.getOwnPropertyDescriptor(PinController.prototype, 'check'));
  Controller('pin')(PinController);
  class App {}
  Module({ controllers: [PinController] })(App);
  const app = await NestFactory.create(App, { logger: false });
  await app.listen(0, '127.0.0.1');
  await (await fetch(`${await app.getUrl()}/pin`)).text();
  await app.close();
  return `${data}, ${received}`;
}

const schema = z.object({ pin: z.string() });
console.log(`{ schema }: ${await given({ schema })}; schema: ${await given(schema)}`);
PROGRAM

seen=$(node case.mjs)
echo "$seen"
[ "$seen" = '{ schema }: Object, Object; schema: undefined, ZodPipe' ]
