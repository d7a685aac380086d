#!/usr/bin/env node
import { processTerminal } from '../shared/terminal.js';
import { runUmpin } from './umpin.js';

process.exitCode = await runUmpin(process.argv.slice(2), processTerminal());
