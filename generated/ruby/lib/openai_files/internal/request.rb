# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

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

      # A request whose body stops when the response comes before its end.
      class Message < Net::HTTPGenericRequest
        def exec(socket, version, path) = super(EarlyResponse.new(socket), version, path)
      end
      private_constant :Message

      # Sends it over a new connection and yields the response to the block, its body unread.
      # @param timeout [Numeric, nil] the most seconds of a single wait.
      def exchange(timeout)
        opened = body&.open
        connection(timeout).start do |http|
          result = nil
          http.request(message(opened)) do |response|
            result = yield(Response.new(response, bodiless: method == "HEAD"))
          end
          result
        end
      ensure
        opened&.close
      end

      # One request, without a hidden retry by Net::HTTP.
      def connection(timeout)
        http = Net::HTTP.new(url.hostname, url.port)
        http.use_ssl = url.scheme == "https"
        http.open_timeout = http.read_timeout = http.write_timeout = timeout
        http.max_retries = 0
        http
      end
      private :connection

      def message(opened)
        target = url.path.empty? ? "/" : url.path
        target += "?#{url.query}" if url.query
        message = Message.new(method, !body.nil?, method != "HEAD", target, sized_headers)
        message.body_stream = opened
        message
      end
      private :message

      def sized_headers
        # A truncated compressed response could not be distinguished from a complete one.
        sent = { "connection" => "close", "accept-encoding" => "identity" }.merge(headers)
        return sent.merge("content-length" => "0") if body.nil? && %w[POST PUT PATCH].include?(method)
        return sent if body.nil?

        sent.merge(body.size.nil? ? { "transfer-encoding" => "chunked" } : { "content-length" => body.size.to_s })
      end
      private :sized_headers
    end
  end
end
