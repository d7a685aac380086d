import { afterAll, beforeAll, beforeEach } from 'vitest';
import { TestService } from './app.js';
import type { TestMailbox } from './mailboxes.js';
import { aPhoneSystem, type PhoneSystem } from './phone.js';

export interface PhoneScene {
  readonly service: TestService;
  /** It may ask about every mailbox. */
  readonly pbx: PhoneSystem;
  /** It may ask about no mailbox of this scene. */
  readonly outOfScope: PhoneSystem;
  /** New for each test, with an extension and a PIN that is not temporary. */
  readonly owner: TestMailbox;
  readonly extension: string;
}

/**
 * Arranges the tests of the describe block that calls this: one service with its phone systems, and
 * before each test a new owner with this PIN.
 */
export function aPhoneScene(pin: string): PhoneScene {
  const scene = {} as { -readonly [name in keyof PhoneScene]: PhoneScene[name] };
  let extension = 2_000;
  beforeAll(async () => {
    scene.service = await TestService.start();
    scene.pbx = await aPhoneSystem(scene.service);
    const scope = `policy:${await scene.service.aPolicy()}`;
    scene.outOfScope = await aPhoneSystem(scene.service, { scope });
  });
  afterAll(() => scene.service.stop());
  beforeEach(async () => {
    extension += 1;
    scene.extension = String(extension);
    scene.owner = await scene.service.aMailbox({ extensions: [scene.extension], pin });
  });
  return scene;
}
