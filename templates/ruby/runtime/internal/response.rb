# frozen_string_literal: true

module OpenAI
  module Internal
    # A server's response, its body still to be read.
    class Response
      # @return [Integer]
      attr_reader :status
      # @return [Hash{String=>String}] by names in lower case.
      attr_reader :headers

      # @param response [Net::HTTPResponse]
      # @param bodiless [Boolean] whether the response has no body, as for HEAD.
      def initialize(response, bodiless:)
        @response = response
        @bodiless = bodiless
        @status = response.code.to_i
        @headers = response.each_header.to_h.freeze
      end

      def success? = (200..299).cover?(status)
      def [](name) = headers[name]

      # Yields the body in chunks.
      # @raise [EOFError] where it ends before the length that was announced.
      def pieces
        received = 0
        @response.read_body do |chunk|
          received += chunk.bytesize
          yield chunk
        end
        announced = @bodiless || @response.chunked? ? nil : @response.content_length
        return if announced.nil? || received == announced

        raise EOFError, "the response ended after #{received} of #{announced} bytes"
      end

      # @param most [Integer, nil] bytes; what comes after them is omitted.
      def text(most = nil)
        bytes = String.new(encoding: Encoding::BINARY)
        pieces { |chunk| bytes << chunk if most.nil? || bytes.bytesize < most }
        JSONText.decode(bytes)
      end

      def drain = pieces { |_| nil }
    end
  end
end
