# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Internal
    # The credentials of a client, and which of them each call sends.
    class Security
      # The values of the schemes that one attempt sends.
      class Keys
        # @param pairs [Array<Array(Credential, String)>]
        def initialize(pairs)
          @pairs = pairs
        end

        def values = @pairs.map(&:last)
        def of(credential) = @pairs.assoc(credential)&.last
        def headers = @pairs.map { |credential, key| credential.headers(key) }.reduce({}, :merge)
        def cookies = @pairs.map { |credential, key| credential.cookie(key) }.compact
        def query = @pairs.map { |credential, key| credential.query(key) }.compact
      end

      # @param schemes [Hash{String=>Credential}] by name.
      # @param alternatives [Array<Array<String>>] the names of the schemes of calls without security of
      #   their own: lists of schemes that belong together.
      # @param keys [Hash{String, Symbol=>String, Hash, #call, nil}] by the names of schemes.
      # @param required [String, nil] the environment variable of the key without which no call can be made.
      # @raise [Errors::InvalidInputError] where that key is missing, and for an unknown name.
      def initialize(schemes:, alternatives:, keys:, required: nil)
        @schemes = schemes
        @alternatives = alternatives
        @keys = shared(keys.to_h { |name, key| [known(name.to_s), Settings.key(key)] }.compact)
        return if required.nil? || !@keys.empty?

        raise Errors::InvalidInputError.new(
          "api_key", "is missing: set the environment variable #{required}, or pass the option api_key to the client"
        )
      end

      # The keys of a call: those of the first alternative that the client has all keys of. If none is
      # complete, it sends what it has of the first one; the server reports what is missing.
      # @param alternatives [Array<Array<String>>, nil] nil for those of all calls.
      # @param rejected [Keys, nil] the keys that the server has rejected; each source is called with its own.
      # @return [Keys]
      def keys(alternatives, rejected = nil)
        options = alternatives || @alternatives
        complete = options.find { |names| names.any? && names.all? { |name| @keys.key?(name) } }
        partial = options.include?([]) ? nil : options.find { |names| names.any? { |name| @keys.key?(name) } }
        names = (complete || partial || []).select { |name| @keys.key?(name) }
        Keys.new(
          names.map do |name|
            scheme = @schemes.fetch(name)
            [scheme, @keys.fetch(name).call(rejected&.of(scheme))]
          end
        )
      end

      # The credentials do not belong in a log.
      def inspect = "#<#{self.class}>"
      alias to_s inspect

      private

      # A scheme without a key of its own has that of another one that is sent in the same way.
      def shared(keys)
        others = @schemes.reject { |name, _| keys.key?(name) }.to_h do |name, scheme|
          [name, keys.find { |other, _| @schemes.fetch(other).same?(scheme) }&.last]
        end
        keys.merge(others.compact)
      end

      def known(name)
        return name if @schemes.key?(name)

        raise Errors::InvalidInputError.new(
          "credentials", "has no scheme #{name[0, 80].inspect}; expected one of #{@schemes.keys.join(", ")}"
        )
      end
    end
  end
end
