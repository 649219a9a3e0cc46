# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Resources
    # The operations of `uploads`.
    class Uploads < Internal::BaseResource
      RULE_OF_UPLOAD_FILE = Internal::ChunkedUpload::Rule.new(
        size: "bytes",
        filename: "filename",
        media_type: "mime_type",
        keywords: { "bytes" => :bytes, "filename" => :filename, "mime_type" => :mime_type, "purpose" => :purpose, "expires_after" => :expires_after },
        id: ["id"],
        expires_at: ["expires_at"],
        content: :data,
        part_id: ["id"],
        largest_part: 67108864,
        part_ids: :part_ids,
        md5: :md5
      ).freeze
      private_constant :RULE_OF_UPLOAD_FILE

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

      # Upload a large file in parts
      #
      # Creates an upload, sends its parts in parallel, and completes it. Each part is sent again after a
      # failure. A pipe or a socket is read once; its parts are in memory while they are sent. An upload
      # that fails is cancelled, unless its state is kept.
      #
      # @param source [Pathname, IO, StringIO, String, OpenAI::FilePart] The content; a String is content, never a path.
      # @param purpose [Symbol, String] The purpose of the file.
      # @param filename [String, nil] The name of the file.
      # @param mime_type [String, nil] The media type of the file. The purpose must allow it.
      # @param expires_after [OpenAI::Models::FileExpiresAfter, Hash{Symbol=>Object}, nil] When a file is deleted automatically. Without this rule, a batch file expires after thirty days and any other file does not expire.
      # @param size [Integer, nil] The bytes of the source; required for a pipe or a socket.
      # @param part_size [Integer, nil] The bytes of each part but the last, at most 67108864. The default is 67108864.
      # @param concurrency [Integer] The most parts in flight.
      # @param md5 [Symbol, nil] `:hex` or `:base64`: sends the MD5 of the whole file, so written. By default none is sent.
      # @param resume [String, Pathname, Hash, nil] The path of a file in which the state of the upload is kept, or a state. Only missing parts are sent.
      # @param on_state [#call, nil] Called with each new state of the upload.
      # @param on_progress [#call, nil] Called with the progress, as the block is.
      # @param cancel_on [Symbol, nil] When an incomplete upload is cancelled: `:failure` (in any case), `:abort` (only where the caller ends it) or `:never`. The default is `:abort` with `resume` or `on_state`, otherwise `:failure`.
      # @param request_options [Hash{Symbol=>Object}] options of each request.
      # @yieldparam progress [OpenAI::UploadProgress] at most ten times a second, and after each part.
      # @return [OpenAI::Models::Upload]
      # @raise [OpenAI::Errors::APIError]
      # @raise [OpenAI::Errors::SourceChangedError]
      # @raise [OpenAI::Errors::UploadExpiredError]
      # @raise [OpenAI::Errors::UnfinishedUploadError]
      def upload_file(
        source,
        purpose:,
        filename: nil,
        mime_type: nil,
        expires_after: nil,
        size: nil,
        part_size: nil,
        concurrency: 4,
        md5: nil,
        resume: nil,
        on_state: nil,
        on_progress: nil,
        cancel_on: nil,
        request_options: {},
        &block
      )
        Internal::ChunkedUpload.run(
          RULE_OF_UPLOAD_FILE,
          Internal::ChunkedUpload::Calls.new(
            create: @client.uploads.method(:create),
            part: @client.uploads.parts.method(:create),
            complete: @client.uploads.method(:complete),
            cancel: @client.uploads.method(:cancel)
          ),
          source,
          Internal::Arguments.given(
            {
              "purpose" => purpose,
              "filename" => filename,
              "mime_type" => mime_type,
              "expires_after" => expires_after
            },
            required: ["purpose"]
          ),
          size: size,
          part_size: part_size,
          concurrency: concurrency,
          md5: md5,
          resume: resume,
          on_state: on_state,
          on_progress: on_progress,
          cancel_on: cancel_on,
          request_options: request_options,
          block: block
        )
      end
    end
  end
end
