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
      # Opens an Upload, to which parts can be added for one hour. Together they hold at most 8 GB.
      # Completing it makes a file of them.
      #
      # @param bytes [Integer] How many bytes the parts will hold together, at most 8 GB (read here as 8 × 1024³, the larger of the two readings).
      # @param filename [String] The name of the file.
      # @param mime_type [String] The media type of the file, one that its purpose allows.
      # @param purpose [Symbol, String] What the file is for.
      # @param expires_after [OpenAI::Models::FileExpiresAfter, Hash{Symbol=>Object}, nil] When a file is deleted by itself. Without this rule a batch file lives for thirty days, any other until somebody deletes it.
      # @param request_options [Hash{Symbol=>Object}] options of this call.
      # @return [OpenAI::Models::Upload]
      # @raise [OpenAI::Errors::APIError]
      def create(bytes:, filename:, mime_type:, purpose:, expires_after: nil, request_options: {})
        @client.request(
          Internal::Call.new(
            "POST",
            "/uploads",
            json: Internal::Arguments.given(
              {
                "bytes" => bytes,
                "filename" => filename,
                "mime_type" => mime_type,
                "purpose" => purpose,
                "expires_after" => expires_after
              },
              required: ["bytes", "filename", "mime_type", "purpose"]
            )
          ),
          Internal::Reading.json(Models::Upload),
          request_options
        )
      end

      # Complete an upload
      #
      # Joins the parts in the order given and makes a file of them. Their bytes together must be as many as
      # the Upload declared. No part can be added afterwards.
      #
      # @param upload_id [String] The id of the Upload.
      # @param part_ids [Array<String>] The ids of the parts, in the order of their bytes in the file.
      # @param md5 [String, nil] The MD5 checksum of the whole file, for the server to compare.
      # @param request_options [Hash{Symbol=>Object}] options of this call.
      # @return [OpenAI::Models::Upload]
      # @raise [OpenAI::Errors::APIError]
      def complete(upload_id, part_ids:, md5: nil, request_options: {})
        @client.request(
          Internal::Call.new(
            "POST",
            Internal::Path.build("/uploads/{upload_id}/complete", upload_id),
            json: Internal::Arguments.given(
              { "part_ids" => part_ids, "md5" => md5 },
              required: ["part_ids"]
            )
          ),
          Internal::Reading.json(Models::Upload),
          request_options
        )
      end

      # Cancel an upload
      #
      # Gives an Upload up. No part can be added afterwards.
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
