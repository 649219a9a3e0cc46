# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Internal
    # The base of every generated client. Its resources are its only other public methods.
    class BaseClient
      # @param settings [Hash{Symbol=>Object}] see {Sender}.
      def initialize(**settings)
        @sender = Sender.new(**settings)
      end

      # @return [URI::HTTP] the base URL, without a trailing slash.
      def base_url = @sender.base_url

      # Closes the connections that are kept for further calls. The client can still be used.
      def close
        @sender.close
        nil
      end

      # Does not show the key.
      def inspect = "#<#{self.class} base_url=#{base_url.to_s.inspect}>"
      alias to_s inspect

      # Sends a call.
      # @param call [Call]
      # @param read [Proc] how the response is read: one of {Reading}.
      # @param options [Hash{Symbol=>Object}] `extra_headers`, `extra_query`, `extra_body`, `part_headers`,
      #   `max_retries`, `timeout`, `on_response`.
      def request(call, read, options = {})
        stated = Settings.request_options(options)
        @sender.send_call(call, Reading.announced(read, stated[:on_response]), stated)
      end

      # Sends a call whose response is one page of a list.
      # @param rule [CursorPage::Rule]
      # @return [CursorPage]
      def request_page(call, rule, options = {}, cursors = [])
        stated = Settings.request_options(options)
        body = request(call, Reading.json(Types::ANY, object: true), stated)
        CursorPage.new(body, rule, cursors) do |cursor, seen|
          # The cursor must override the cursor of the caller's first request.
          extra = (stated[:extra_query] || {}).transform_keys(&:to_s)
          following = call.with_query({ **call.query, **extra, rule.cursor => cursor })
          request_page(following, rule, stated.except(:extra_query), seen)
        end
      end
    end
  end
end
