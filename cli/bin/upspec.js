#!/usr/bin/env node
import '../dist/upspec.js';
