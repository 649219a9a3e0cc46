# frozen_string_literal: true

require "net/http"

module OpenAI
  module Internal
    # A request, ready to be sent.
    class Request
      attr_reader :method, :url, :headers, :body

      # @param url [URI::HTTP]
      # @param headers [Hash{String=>String}]
      # @param body [Body, nil]
      def initialize(method:, url:, headers:, body:)
        @method = method
        @url = url
        @headers = headers
        @body = body
      end

      def with(url:, headers: @headers, method: @method, body: @body)
        Request.new(method: method, url: url, headers: headers, body: body)
      end

      # The method and the URL without its query, which may contain a secret.
      def label = "#{method} #{address}"
      def address = "#{origin}#{url.path}"
      def origin = "#{url.scheme}://#{url.host}#{":#{url.port}" unless url.port == url.default_port}"

      # The methods whose repetition has the effect of one request (RFC 9110, section 9.2.2).
      IDEMPOTENT = %w[GET HEAD PUT DELETE OPTIONS TRACE].freeze
      private_constant :IDEMPOTENT

      def replayable? = body.nil? || body.replayable?

      # Whether it may be sent again after its connection was lost without a response.
      # @param written [Boolean] whether the server may have received all of it.
      def repeatable?(written) = replayable? && (!written || IDEMPOTENT.include?(method))

      # A request whose body stops when the response comes before its end.
      class Message < Net::HTTPGenericRequest
        # @return [Net::BufferedIO, nil] the connection to which it was written.
        attr_reader :socket

        # Whether it was written to its end.
        def written? = @written == true

        def exec(socket, version, path)
          @socket = socket
          super(EarlyResponse.new(socket), version, path)
          @written = true
        end
      end
      private_constant :Message

      # @param opened [Body::Reader, nil] the opened body.
      # @return [Message]
      def message(opened)
        target = url.path.empty? ? "/" : url.path
        target += "?#{url.query}" if url.query
        message = Message.new(method, !body.nil?, method != "HEAD", target, sized_headers)
        message.body_stream = opened
        message
      end

      private

      def sized_headers
        # A truncated compressed response could not be distinguished from a complete one.
        sent = { "accept-encoding" => "identity" }.merge(headers)
        return sent.merge("content-length" => "0") if body.nil? && %w[POST PUT PATCH].include?(method)
        return sent if body.nil?

        sent.merge(body.size.nil? ? { "transfer-encoding" => "chunked" } : { "content-length" => body.size.to_s })
      end
    end
  end
end
