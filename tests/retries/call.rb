# frozen_string_literal: true

# Makes one call of the retry table: `retrieve`, or `upload` of 1 MiB.
require "openai_files"
require "stringio"

client = OpenAI::Client.new(timeout: 1)
if ARGV.first == "retrieve"
  client.files.retrieve("file-1")
else
  content = OpenAI::FilePart.new(StringIO.new("x" * 1024 * 1024), filename: "a.txt")
  client.files.create(file: content, purpose: :user_data)
end
