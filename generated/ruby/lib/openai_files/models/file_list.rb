# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Models
    # One page of a list of files.
    class FileList < Internal::BaseModel
      # @!attribute [r] object
      #   The type of this object.
      #   @return [Symbol]
      field :object, "object", -> { Internal::Types::SYMBOL }, required: true, constant: :list
      # @!attribute [r] data
      #   The files of this page.
      #   @return [Array<OpenAI::Models::FileObject>]
      field :data, "data", -> { Internal::Types::ArrayOf.new(Models::FileObject) }, required: true
      # @!attribute [r] first_id
      #   The id of the first file of the page.
      #   @return [String, nil]
      field :first_id, "first_id", -> { Internal::Types::STRING }
      # @!attribute [r] last_id
      #   The id of the last file of the page, which is the cursor for the next page.
      #   @return [String, nil]
      field :last_id, "last_id", -> { Internal::Types::STRING }
      # @!attribute [r] has_more
      #   Whether more files follow this page.
      #   @return [Boolean]
      field :has_more, "has_more", -> { Internal::Types::BOOLEAN }, required: true
    end
  end
end
