# frozen_string_literal: true

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

      # @param key [String, Hash, #call, nil] a user and a password may be a Hash of `username` and `password`.
      # @return [Proc, nil] returns the key for each attempt; its argument is the key that the server has
      #   rejected, or nil. A closure, so that no dump of a client contains it.
      def self.key(key)
        return ->(rejected) { check_key(call_source(key, rejected)) } if key.respond_to?(:call)

        text = key_text(key)
        text.is_a?(String) && !text.strip.empty? ? ->(_rejected) { text.strip } : nil
      end

      # A source has at most one parameter: the rejected key.
      def self.call_source(source, rejected)
        callable = source.respond_to?(:parameters) ? source : source.method(:call)
        kinds = callable.parameters.map(&:first)
        expected = rejected.nil? ? %i[req] : %i[req opt rest]
        (kinds & expected).empty? ? source.call : source.call(rejected)
      end
      private_class_method :call_source

      def self.key_text(key)
        return key unless key.is_a?(Hash)

        named = key.transform_keys(&:to_s)
        "#{named["username"]}:#{named["password"]}"
      end
      private_class_method :key_text

      def self.check_key(key)
        text = key_text(key)
        return text.strip if text.is_a?(String) && !text.strip.empty?

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

      def self.keep_alive_timeout(seconds)
        return seconds if seconds.is_a?(Numeric) && seconds.real? && seconds >= 0

        raise Errors::InvalidInputError.new(
          "keep_alive_timeout", "expected seconds of at least 0, received #{seconds.inspect}"
        )
      end

      # The URL of a server whose template has variables.
      # @param template [String] `https://{region}.example`
      # @param variables [Hash{String=>Hash}] by name: the `default` and the allowed `values`, if any.
      # @param given [Hash{String, Symbol=>String}] by name.
      # @raise [Errors::InvalidInputError] for an unknown variable, and for a value that is not allowed.
      def self.server(template, variables, given)
        chosen = hash("server_variables", given).transform_keys(&:to_s)
        unknown = chosen.keys.find { |name| !variables.key?(name) }
        problem("server_variables", unknown, variables.keys) if unknown
        template.gsub(/\{([^}]*)\}/) do |whole|
          name = Regexp.last_match(1)
          rule = variables[name] or next whole
          value = chosen.fetch(name, rule[:default]).to_s
          problem("server_variables[#{name}]", value, rule[:values]) if rule[:values]&.include?(value) == false
          value
        end
      end

      def self.problem(parameter, value, expected)
        raise Errors::InvalidInputError.new(
          parameter, "expected one of #{expected.join(", ")}, received #{value.to_s[0, 80].inspect}"
        )
      end
      private_class_method :problem

      OPTIONS = %i[extra_headers extra_query extra_body part_headers max_retries timeout on_response].freeze
      EXTRAS = %i[extra_headers extra_query extra_body part_headers].freeze
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
        callable("request_options[:on_response]", given[:on_response])
        given
      end

      def self.callable(parameter, value)
        return if value.nil? || value.respond_to?(:call)

        raise Errors::InvalidInputError.new(parameter, "expected a Proc, received #{value.class}")
      end
      private_class_method :callable

      def self.hash(parameter, value)
        return value if value.is_a?(Hash)

        raise Errors::InvalidInputError.new(parameter, "expected a Hash, received #{value.class}")
      end
      private_class_method :hash
    end
  end
end
