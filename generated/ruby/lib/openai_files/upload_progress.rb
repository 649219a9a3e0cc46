# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  # How far an upload in parts is.
  #
  # `bytes` counts finished parts, and what was sent so far of the others; it decreases where a part is sent
  # again. `bytes_per_second` is the average of this run. `seconds_left` is nil until a byte was sent.
  UploadProgress = Struct.new(
    :bytes, :total_bytes, :parts, :total_parts, :bytes_per_second, :seconds_left, keyword_init: true
  )
end
