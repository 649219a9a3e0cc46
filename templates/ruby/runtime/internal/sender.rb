# frozen_string_literal: true

module OpenAI
  module Internal
    # Executes calls with the settings of a client.
    class Sender
      # @return [URI::HTTP] the base URL, without a trailing slash.
      attr_reader :base_url

      # @param security [Security]
      # @param base_url [String]
      # @param own_servers [Boolean] whether calls with a server of their own use it.
      # @param headers [Array<Hash>] layers; a later one wins.
      def initialize(security:, base_url:, headers:, query:, max_retries:, timeout:, delays:, keep_alive_timeout:, own_servers: false)
        @security = security
        @base_url = Settings.base_url(base_url)
        @own_servers = own_servers
        @headers = headers
        @query = query || {}
        @max_retries = Settings.retries(max_retries)
        @timeout = Settings.timeout(timeout)
        @delays = delays
        @connections = Connections.new(Settings.keep_alive_timeout(keep_alive_timeout))
      end

      # Closes the connections that are kept for further calls.
      def close = @connections.close

      # Sends a call, and sends it again where another attempt may succeed. If the server asks for a wait
      # of at most a minute, the library waits; if it asks for a longer one, the call fails immediately,
      # and the error has the time.
      #
      # @param call [Call]
      # @param read [Proc] one of {Reading}.
      # @param stated [Hash{Symbol=>Object}] the options of this call.
      def send_call(call, read, stated)
        call = prepared(call, stated)
        retries = Settings.retries(stated.fetch(:max_retries, @max_retries))
        timeout = Settings.timeout(stated.fetch(:timeout, @timeout))
        url = address(call, stated[:extra_query])
        repeat(call, retries, read) do |keys|
          sent = headers_of(call, keys, stated[:extra_headers])
          request = Request.new(method: call.http_method, url: with_query(url, keys.query), headers: sent, body: call.body)
          secrets = [*keys.values, sent["authorization"]&.sub(/\A\S+\s+/, "")]
          Attempt.new(request, connections: @connections, timeout: timeout, secrets: secrets)
        end
      end

      private

      def prepared(call, stated)
        call = call.with_body(stated[:extra_body]) if stated[:extra_body]
        stated[:part_headers] ? call.with_part_headers(stated[:part_headers]) : call
      end

      # @yield [keys] returns the next attempt.
      def repeat(call, retries, read)
        keys = @security.keys(call.security)
        failures = []
        renewed = false
        loop do
          attempt = yield(keys)
          begin
            return attempt.run(&read)
          rescue Errors::APIError => e
            e.after(failures.dup)
            raise if attempt.begun?

            fresh = renewed || e.status != 401 ? nil : renewal(call, keys)
            renewed = !fresh.nil?
            unless renewed
              wait(call, e, retries)
              failures << e
            end
            keys = fresh || @security.keys(call.security)
          end
        end
      end

      # Other keys after the server has rejected these: a source may have a new token. nil where there are none.
      def renewal(call, keys)
        return nil unless call.replayable?

        fresh = @security.keys(call.security, keys)
        fresh.values == keys.values ? nil : fresh
      end

      # Waits before another attempt.
      # @raise [Errors::APIError] where there is none.
      def wait(call, error, retries)
        failures = error.attempts.length - 1
        raise error if failures >= retries || !mendable?(error)

        delay = Retry.delay(failures, error.headers, delays: @delays)
        raise error if delay > Retry::LONGEST_ASKED
        raise error.unrepeated(call.read_once), cause: error.cause unless call.replayable?

        raise error unless RetryWaits.wait(delay)
      end

      def mendable?(error)
        error.is_a?(Errors::APIConnectionError) || Retry.retryable?(error.status, error.headers)
      end

      def address(call, extra)
        own = call.query_string(@query.transform_keys(&:to_s), (extra || {}).transform_keys(&:to_s))
        base = base_of(call)
        query = [base.query, own].compact.reject(&:empty?).join("&")
        url = base.dup
        url.path = "#{url.path}#{call.path}"
        url.query = query.empty? ? nil : query
        url
      end

      # The URL of another server may be relative (OpenAPI 3.1.1, section 4.8.5).
      def base_of(call)
        return base_url if call.server.nil? || !@own_servers

        Settings.base_url(URI.join("#{base_url}/", call.server).to_s)
      end

      def with_query(url, parts)
        return url if parts.empty?

        own = url.dup
        own.query = [url.query, *parts].compact.join("&")
        own
      end

      def headers_of(call, keys, extra)
        type = call.body&.content_type
        cookies = [*keys.cookies, call.cookies].compact
        Headers.merge(
          [
            { **keys.headers, "accept" => call.accept },
            cookies.empty? ? nil : { "cookie" => cookies.join("; ") },
            type && { "content-type" => type },
            *@headers, call.headers, extra,
            call.body&.fixed_type? ? { "content-type" => type } : nil
          ]
        )
      end
    end
  end
end
