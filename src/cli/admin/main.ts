#!/usr/bin/env node
import { processTerminal } from '../shared/terminal.js';
import { umpin } from './umpin.js';

process.exitCode = await umpin(process.argv.slice(2), processTerminal());
