# frozen_string_literal: true

module OpenAI
  module Internal
    # Executes calls with the settings of a client.
    class Sender
      # @return [URI::HTTP] the base URL, without a trailing slash.
      attr_reader :base_url

      def initialize(api_key:, credential:, base_url:, headers:, query:, max_retries:, timeout:, delays:)
        @key = Settings.key(api_key, credential)
        @credential = credential
        @base_url = Settings.base_url(base_url)
        @headers = headers
        @query = query || {}
        @max_retries = Settings.retries(max_retries)
        @timeout = Settings.timeout(timeout)
        @delays = delays
      end

      # Sends a call, and sends it again where another attempt may succeed. If the server asks for a wait
      # of at most a minute, the library waits; if it asks for a longer one, the call fails immediately,
      # and the error has the time.
      #
      # @param call [Call]
      # @param read [Proc] one of {Reading}.
      # @param told [Hash{Symbol=>Object}] the options of this call.
      def send_call(call, read, told)
        call = call.with_body(told[:extra_body]) if told[:extra_body]
        retries = call.replayable? ? Settings.retries(told.fetch(:max_retries, @max_retries)) : 0
        timeout = Settings.timeout(told.fetch(:timeout, @timeout))
        url = address(call, told[:extra_query])
        repeat(retries, read) do
          key = @key.call
          headers = headers_of(call, key, told[:extra_headers])
          own = with_query(url, @credential.query(key))
          request = Request.new(method: call.http_method, url: own, headers: headers, body: call.body)
          Attempt.new(request, timeout: timeout, secrets: [key, headers["authorization"]&.sub(/\A\S+\s+/, "")])
        end
      end

      private

      def repeat(retries, read)
        (0..).each do |failures|
          attempt = yield
          begin
            return attempt.run(&read)
          rescue Errors::APIError => e
            raise if failures >= retries || attempt.begun? || !mendable?(e)

            delay = Retry.delay(failures, e.headers, delays: @delays)
            raise if delay > Retry::LONGEST_ASKED

            sleep(delay)
          end
        end
      end

      def mendable?(error)
        error.status.nil? ? error.is_a?(Errors::APIConnectionError) : Retry.retryable?(error.status, error.headers)
      end

      def address(call, extra)
        own = Nested.query(@query.transform_keys(&:to_s).merge(call.query, (extra || {}).transform_keys(&:to_s)))
        query = [base_url.query, own].compact.reject(&:empty?).join("&")
        url = base_url.dup
        url.path = "#{url.path}#{call.path}"
        url.query = query.empty? ? nil : query
        url
      end

      def with_query(url, part)
        return url if part.nil?

        own = url.dup
        own.query = [url.query, part].compact.join("&")
        own
      end

      def headers_of(call, key, extra)
        type = call.body&.content_type
        Headers.merge(
          [
            { **@credential.headers(key), "accept" => call.accept },
            type && { "content-type" => type },
            *@headers, extra,
            call.body&.fixed_type? ? { "content-type" => type } : nil
          ]
        )
      end
    end
  end
end
