# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Models
    # The parts of the file, in their order.
    class CompleteUploadRequest < Internal::BaseModel
      # @!attribute [r] part_ids
      #   The ids of the parts, in the order of their bytes in the file.
      #   @return [Array<String>]
      field :part_ids, "part_ids", -> { Internal::Types::ArrayOf.new(Internal::Types::STRING) }, required: true
      # @!attribute [r] md5
      #   The MD5 checksum of the whole file. The server verifies it.
      #   @return [String, nil]
      field :md5, "md5", -> { Internal::Types::STRING }
    end
  end
end
