# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Resources
    # The operations of `uploads.parts`.
    class Uploads::Parts < Internal::BaseResource
      PARTS_OF_CREATE = [
        Internal::Multipart::Rule.new(name: "data", kind: :file, content_type: "application/octet-stream").freeze,
      ].freeze
      private_constant :PARTS_OF_CREATE

      # Add a part to an upload
      #
      # Adds a part of the file, of at most 64 MB. Parts may be sent in parallel. Their order is given when
      # the Upload is completed.
      #
      # @param upload_id [String] The id of the Upload.
      # @param data [Pathname, IO, StringIO, String, OpenAI::FilePart] The raw bytes of this part, at most 64 MB.
      # @param request_options [Hash{Symbol=>Object}] options of this call.
      # @return [OpenAI::Models::UploadPart]
      # @raise [OpenAI::Errors::APIError]
      def create(upload_id, data:, request_options: {})
        @client.request(
          Internal::Call.new(
            "POST",
            Internal::Path.build("/uploads/{upload_id}/parts", upload_id),
            body: Internal::Payload.multipart(
              Internal::Arguments.given({ "data" => data }, required: ["data"]),
              PARTS_OF_CREATE
            )
          ),
          Internal::Reading.json(Models::UploadPart),
          request_options
        )
      end
    end
  end
end
