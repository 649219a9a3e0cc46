# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Resources
    # The operations of `files`.
    class Files < Internal::BaseResource
      PARTS_OF_CREATE = [
        Internal::Multipart::Rule.new(name: "purpose", kind: :text).freeze,
        Internal::Multipart::Rule.new(name: "expires_after", kind: :nested).freeze,
        Internal::Multipart::Rule.new(name: "file", kind: :file, content_type: "application/octet-stream").freeze,
      ].freeze
      private_constant :PARTS_OF_CREATE

      # Upload a file
      #
      # Stores one file in a single request. A file has at most 512 MB. A file with the purpose `batch` must
      # be a `.jsonl` file of at most 200 MB. Use an Upload for a larger file.
      #
      # @param purpose [Symbol, String] The purpose of the file.
      # @param file [Pathname, IO, StringIO, String, OpenAI::FilePart] The content of the file, with its filename.
      # @param expires_after [OpenAI::Models::FileExpiresAfter, Hash{Symbol=>Object}, nil] When a file is deleted automatically. Without this rule, a batch file expires after thirty days and any other file does not expire.
      # @param request_options [Hash{Symbol=>Object}] options of this call.
      # @return [OpenAI::Models::FileObject]
      # @raise [OpenAI::Errors::APIError]
      def create(purpose:, file:, expires_after: nil, request_options: {})
        @client.request(
          Internal::Call.new(
            "POST",
            "/files",
            body: Internal::Payload.multipart(
              Internal::Arguments.given(
                { "purpose" => purpose, "file" => file, "expires_after" => expires_after },
                required: ["purpose", "file"]
              ),
              PARTS_OF_CREATE
            )
          ),
          Internal::Reading.json(Models::FileObject),
          request_options
        )
      end

      # List files
      #
      # Returns one page of the files that the API key can access, sorted by the time of creation. The next
      # page starts after the last file of this page.
      #
      # @param purpose [String, nil] List only the files that have this purpose.
      # @param limit [Integer, nil] The maximum number of files in a page.
      # @param order [Symbol, String, nil] Whether the oldest file (`asc`) or the newest file (`desc`) comes first.
      # @param after [String, nil] The id of a file. The page starts with the file that follows it.
      # @param request_options [Hash{Symbol=>Object}] options of this call.
      # @return [OpenAI::Internal::CursorPage<OpenAI::Models::FileObject>]
      # @raise [OpenAI::Errors::APIError]
      def list(purpose: nil, limit: nil, order: nil, after: nil, request_options: {})
        @client.request_page(
          Internal::Call.new(
            "GET",
            "/files",
            query: Internal::Arguments.given(
              { "purpose" => purpose, "limit" => limit, "order" => order, "after" => after }
            )
          ),
          Internal::CursorPage::Rule.new(
            items: "data",
            cursor: "after",
            item_id: "id",
            has_more: "has_more",
            item: -> { Models::FileObject }
          ),
          request_options
        )
      end

      # Retrieve a file
      #
      # Returns the properties of one file, without its content.
      #
      # @param file_id [String] The id of the file.
      # @param request_options [Hash{Symbol=>Object}] options of this call.
      # @return [OpenAI::Models::FileObject]
      # @raise [OpenAI::Errors::APIError]
      def retrieve(file_id, request_options: {})
        @client.request(
          Internal::Call.new("GET", Internal::Path.build("/files/{file_id}", file_id)),
          Internal::Reading.json(Models::FileObject),
          request_options
        )
      end

      # Delete a file
      #
      # Deletes a file permanently, also from vector stores.
      #
      # @param file_id [String] The id of the file.
      # @param request_options [Hash{Symbol=>Object}] options of this call.
      # @return [OpenAI::Models::FileDeleted]
      # @raise [OpenAI::Errors::APIError]
      def delete(file_id, request_options: {})
        @client.request(
          Internal::Call.new("DELETE", Internal::Path.build("/files/{file_id}", file_id)),
          Internal::Reading.json(Models::FileDeleted),
          request_options
        )
      end

      # Retrieve the content of a file
      #
      # Returns the bytes of a file exactly as they were sent. Files with some purposes can't be downloaded.
      # These purposes have changed over time.
      #
      # @param file_id [String] The id of the file.
      # @param to [Pathname, #write, nil] receives the content in chunks.
      # @param request_options [Hash{Symbol=>Object}] options of this call.
      # @yieldparam chunk [String] a chunk of the content.
      # @return [StringIO, nil]
      # @raise [OpenAI::Errors::APIError]
      def content(file_id, to: nil, request_options: {}, &block)
        @client.request(
          Internal::Call.new(
            "GET",
            Internal::Path.build("/files/{file_id}/content", file_id),
            accept: "*/*"
          ),
          Internal::Reading.content(to, block),
          request_options
        )
      end
    end
  end
end
