# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

require "uri"

module OpenAI
  module Internal
    # A client's options, checked.
    module Settings
      # The value of an environment variable; nil where it is empty.
      def self.environment(name)
        value = ENV.fetch(name, "").strip
        value.empty? ? nil : value
      end

      # @param credential [Credential]
      # @return [Proc] returns the key for each attempt. A closure, so that no dump of a client contains it.
      # @raise [Errors::InvalidInputError] where there is no key, and each call needs one.
      def self.key(api_key, credential)
        return -> { check_key(api_key.call) } if api_key.respond_to?(:call)
        return -> { api_key.strip } if api_key.is_a?(String) && !api_key.strip.empty?

        return -> {} unless credential.required?

        raise Errors::InvalidInputError.new(
          "api_key", "is missing: set the environment variable #{credential.variable}, or pass the option api_key to the client"
        )
      end

      def self.check_key(key)
        return key.strip if key.is_a?(String) && !key.strip.empty?

        raise Errors::InvalidInputError.new("api_key", "the passed value has no key; expected a non-empty string")
      end
      private_class_method :check_key

      # A base URL may contain a password, so no message repeats it.
      def self.base_url(text)
        url = URI.parse(text.to_s)
        unless url.is_a?(URI::HTTP) && !url.host.to_s.empty?
          raise Errors::InvalidInputError.new("base_url", "expected an absolute http or https URL")
        end
        unless url.userinfo.nil?
          raise Errors::InvalidInputError.new("base_url", "contains a user name or password; send them as a header")
        end

        url.path = url.path.sub(%r{/+\z}, "")
        url.fragment = nil
        url.freeze
      rescue URI::Error
        raise Errors::InvalidInputError.new("base_url", "expected an absolute URL, such as https://api.example/v1"),
              cause: nil
      end

      def self.retries(count)
        return count if count.is_a?(Integer) && count >= 0

        raise Errors::InvalidInputError.new("max_retries", "expected an Integer of at least 0, received #{count.inspect}")
      end

      # @return [Numeric, nil] nil for no limit.
      def self.timeout(seconds)
        return seconds if seconds.nil? || (seconds.is_a?(Numeric) && seconds.positive?)

        raise Errors::InvalidInputError.new("timeout", "expected seconds above 0, or nil, received #{seconds.inspect}")
      end

      OPTIONS = %i[extra_headers extra_query extra_body max_retries timeout].freeze
      EXTRAS = %i[extra_headers extra_query extra_body].freeze
      private_constant :OPTIONS, :EXTRAS

      # @param options [Hash{Symbol=>Object}, nil] the options of one call.
      def self.request_options(options)
        given = hash("request_options", options || {}).transform_keys { |key| key.to_s.to_sym }
        unknown = given.keys.find { |key| !OPTIONS.include?(key) }
        unless unknown.nil?
          raise Errors::InvalidInputError.new(
            "request_options", "unknown option #{unknown.inspect}; expected one of #{OPTIONS.map(&:inspect).join(", ")}"
          )
        end
        given.slice(*EXTRAS).compact.each { |name, value| hash("request_options[:#{name}]", value) }
        given
      end

      def self.hash(parameter, value)
        return value if value.is_a?(Hash)

        raise Errors::InvalidInputError.new(parameter, "expected a Hash, received #{value.class}")
      end
      private_class_method :hash
    end
  end
end
