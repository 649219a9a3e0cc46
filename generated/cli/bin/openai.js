#!/usr/bin/env node
import '../dist/openai.js';
