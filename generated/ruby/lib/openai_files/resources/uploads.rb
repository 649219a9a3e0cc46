# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Resources
    # The operations of `uploads`.
    class Uploads < Internal::BaseResource
      # @return [OpenAI::Resources::Uploads::Parts]
      def parts = Resources::Uploads::Parts.new(@client)

      # Create an upload
      #
      # Creates an Upload. Parts can be added to it for one hour. All parts together have at most 8 GB. When
      # the Upload is completed, the parts become a file.
      #
      # @param bytes [Integer] The number of bytes of all parts together, at most 8 GB. Here this is 8 × 1024³, the larger of the two possible meanings.
      # @param filename [String] The name of the file.
      # @param mime_type [String] The media type of the file. The purpose must allow it.
      # @param purpose [Symbol, String] The purpose of the file.
      # @param expires_after [OpenAI::Models::FileExpiresAfter, Hash{Symbol=>Object}, nil] When a file is deleted automatically. Without this rule, a batch file expires after thirty days and any other file does not expire.
      # @param request_options [Hash{Symbol=>Object}] options of this call.
      # @return [OpenAI::Models::Upload]
      # @raise [OpenAI::Errors::APIError]
      def create(bytes:, filename:, mime_type:, purpose:, expires_after: nil, request_options: {})
        @client.request(
          Internal::Call.new(
            "POST",
            "/uploads",
            body: Internal::Payload.json(
              Internal::Arguments.given(
                {
                  "bytes" => bytes,
                  "filename" => filename,
                  "mime_type" => mime_type,
                  "purpose" => purpose,
                  "expires_after" => expires_after
                },
                required: ["bytes", "filename", "mime_type", "purpose"]
              )
            )
          ),
          Internal::Reading.json(Models::Upload),
          request_options
        )
      end

      # Complete an upload
      #
      # Joins the parts in the given order and creates a file. The total number of bytes must be the number
      # that the Upload declared. No part can be added afterwards.
      #
      # @param upload_id [String] The id of the Upload.
      # @param part_ids [Array<String>] The ids of the parts, in the order of their bytes in the file.
      # @param md5 [String, nil] The MD5 checksum of the whole file. The server verifies it.
      # @param request_options [Hash{Symbol=>Object}] options of this call.
      # @return [OpenAI::Models::Upload]
      # @raise [OpenAI::Errors::APIError]
      def complete(upload_id, part_ids:, md5: nil, request_options: {})
        @client.request(
          Internal::Call.new(
            "POST",
            Internal::Path.build("/uploads/{upload_id}/complete", upload_id),
            body: Internal::Payload.json(
              Internal::Arguments.given(
                { "part_ids" => part_ids, "md5" => md5 },
                required: ["part_ids"]
              )
            )
          ),
          Internal::Reading.json(Models::Upload),
          request_options
        )
      end

      # Cancel an upload
      #
      # Ends an Upload without a file. No part can be added afterwards.
      #
      # @param upload_id [String] The id of the Upload.
      # @param request_options [Hash{Symbol=>Object}] options of this call.
      # @return [OpenAI::Models::Upload]
      # @raise [OpenAI::Errors::APIError]
      def cancel(upload_id, request_options: {})
        @client.request(
          Internal::Call.new(
            "POST",
            Internal::Path.build("/uploads/{upload_id}/cancel", upload_id)
          ),
          Internal::Reading.json(Models::Upload),
          request_options
        )
      end
    end
  end
end
