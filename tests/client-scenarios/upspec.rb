# frozen_string_literal: true

# The same calls with the gem; it ends with the first error.
require "openai_files"

client = OpenAI::Client.new
path = File.join(__dir__, "content.jsonl")
size = File.size(path)
file = client.files.create(file: OpenAI::FilePart.new(Pathname(path)), purpose: :user_data)
client.files.list(limit: 1).auto_paging_each(&:id)
client.files.retrieve(file.id)
raise "other content" unless client.files.content(file.id).read == File.binread(path)

upload = client.uploads.create(
  bytes: 2 * size, filename: "twice.jsonl", mime_type: "text/jsonl", purpose: :user_data
)
parts = Array.new(2) { client.uploads.parts.create(upload.id, data: OpenAI::FilePart.new(Pathname(path))) }
client.uploads.complete(upload.id, part_ids: parts.map(&:id))
client.files.delete(file.id)
