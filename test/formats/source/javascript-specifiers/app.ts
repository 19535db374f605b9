import React from 'react';
import type { Pet } from "@scope/types/pets";
import './local.css';
import "side-effect";
import * as all from '../up';
import alias from '@/alias';
import hash from '#internal';
import fs from 'node:fs';
import path from 'path';
import {
  one,
  two as three,
} from "@alicloud/openapi-client/dist/client";
export { four } from 'reexported';
export * from 'star';
import old = require('old-style');
const lazy = await import('lazy-loaded');
const plain = require("plain/sub/path");
const where = require.resolve('resolved');
const dynamic = require(name);
const computed = import(`./lang/${code}`);
// import commented from 'commented-out';
/* require('block-comment') */
const text = "import x from 'in-a-string'";
const template = `import y from 'in-a-template' ${require('inside-code')}`;
const re = /['"]/.test(line) || /https?:\/\//;
const after = require('after-regex');
const list = Array.from('array');
const from = 'assigned';
import deno from 'https://cdn.example/sdk@1.0/mod.ts';
import npm from 'npm:@scope/pkg@1.2/sub';
const lib = ffi.Library('./lib/libhcnetsdk', {});
const dll = koffi.load('HCNetSDK.dll');
obj.require('method');
importScripts('https://static.example/worker.js');
