# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

Gem::Specification.new do |spec|
  spec.name = "openai_files"
  spec.version = "0.1.0"
  spec.summary = "OpenAI Files and Uploads API"
  spec.authors = ["OpenAI Files and Uploads API"]
  spec.license = "MIT"
  spec.required_ruby_version = ">= 3.1"
  spec.files = Dir.chdir(__dir__) { Dir["lib/**/*.rb", "sig/**/*.{rbs,yaml}", "README.md", "LICENSE"] }
  spec.require_paths = ["lib"]
  spec.metadata["rubygems_mfa_required"] = "true"
end
