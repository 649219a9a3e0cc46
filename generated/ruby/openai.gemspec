# frozen_string_literal: true

# Made from spec/openapi.yaml by `upspec generate`; do not edit.

Gem::Specification.new do |spec|
  spec.name = "openai"
  spec.version = "1.0.0"
  spec.summary = "OpenAI Files and Uploads API"
  spec.authors = ["OpenAI Files and Uploads API"]
  spec.license = "MIT"
  spec.homepage = "https://www.rubydoc.info/gems/openai"
  spec.required_ruby_version = ">= 3.1"
  spec.files = Dir.chdir(__dir__) { Dir["lib/**/*.rb", "sig/**/*.rbs", "README.md"] }
  spec.require_paths = ["lib"]
  spec.metadata["rubygems_mfa_required"] = "true"
end
