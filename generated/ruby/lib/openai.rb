# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

# Lets programs require the gem openai_files as "openai". It stops where another library has that name.
others = $LOAD_PATH.map { |folder| File.join(folder.to_s, "openai.rb") }.select { |file| File.file?(file) }
others.reject! { |file| File.realpath(file) == File.realpath(__FILE__) }
unless others.empty?
  raise LoadError, "\"openai\" is the name of both #{__FILE__}, of the gem openai_files, and #{others.first}; require \"openai_files\" to load the gem openai_files, or remove it to load the other one"
end

require_relative "openai_files"
