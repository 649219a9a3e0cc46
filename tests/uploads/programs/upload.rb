# frozen_string_literal: true

require "json"
require "openai_files"

order = JSON.parse(ENV.fetch("UPLOAD"))
client = OpenAI::Client.new(max_retries: order.fetch("maxRetries", 2), timeout: order.fetch("timeout", 60_000) / 1000.0)
upload = client.uploads.upload_file(
  Pathname(order.fetch("path")),
  purpose: :user_data,
  resume: order.fetch("state"),
  part_size: order.fetch("partSize"),
  concurrency: order.fetch("concurrency", 4)
)
puts(JSON.generate(upload.to_h))
