#!/usr/bin/env node
import '../dist/upspec-conformance.js';
