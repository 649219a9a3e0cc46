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
      # Stores one file in a single request. A file holds at most 512 MB; with the purpose `batch` it must
      # be a `.jsonl` file of at most 200 MB. A larger file goes through an Upload.
      #
      # @param purpose [Symbol, String] What the file is for.
      # @param file [Pathname, IO, StringIO, String, OpenAI::FilePart] The content of the file, with its filename.
      # @param expires_after [OpenAI::Models::FileExpiresAfter, Hash{Symbol=>Object}, nil] When a file is deleted by itself. Without this rule a batch file lives for thirty days, any other until somebody deletes it.
      # @param request_options [Hash{Symbol=>Object}] options of this call.
      # @return [OpenAI::Models::FileObject]
      # @raise [OpenAI::Errors::APIError]
      def create(purpose:, file:, expires_after: nil, request_options: {})
        @client.request(
          Internal::Call.new(
            "POST",
            "/files",
            body: Internal::Multipart.encode(
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
      # Gives the files that this key can see, a page at a time, sorted by their moment of creation. The
      # next page starts after the last file of this one.
      #
      # @param purpose [String, nil] Give only the files with this purpose.
      # @param limit [Integer, nil] How many files a page holds at most.
      # @param order [Symbol, String, nil] Whether the oldest file (`asc`) or the newest (`desc`) comes first.
      # @param after [String, nil] The id of a file; the page starts with the file that follows it.
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
      # Tells what is known of one file, without its content.
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
      # Removes a file for good, from every vector store too.
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
      # Gives the bytes of a file exactly as they were sent. Files of some purposes can't be downloaded;
      # which ones has changed over time.
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
