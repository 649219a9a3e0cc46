# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

require "json"

module OpenAI
  module Internal
    # What is known of a chunked upload, so that another process can resume it.
    class UploadState
      VERSION = 1
      private_constant :VERSION

      # @return [String, Integer]
      attr_reader :id
      # @return [Time, nil]
      attr_reader :expires_at
      # @return [Hash{String=>Object}] the body of the request that created the upload.
      attr_reader :request
      # @return [Integer] bytes.
      attr_reader :part_size
      # @return [Array<String, Integer, nil>] the ids of the parts in the order of the file; nil for a missing one.
      attr_reader :parts

      # @param facts [Hash{String=>Object}] of the source: `size`, `modifiedAt` and `sample`.
      # @param expires_at [Numeric, nil] seconds since the Unix epoch.
      def initialize(id:, expires_at:, facts:, request:, part_size:, parts: nil)
        @id = id
        @seconds = expires_at
        @expires_at = expires_at && Time.at(expires_at)
        @facts = facts
        @request = request
        @part_size = part_size
        @parts = parts || Array.new(UploadState.count(facts.fetch("size"), part_size))
      end

      # How many parts bytes have.
      def self.count(size, part_size) = (size + part_size - 1) / part_size

      def size = @facts.fetch("size")

      # The bytes of a part.
      def length(index) = [part_size, size - (index * part_size)].min

      # @return [Hash{String=>Object}] as JSON has it.
      def to_h
        upload = { "id" => id, "expiresAt" => @seconds }.compact
        {
          "version" => VERSION, "upload" => upload, "source" => @facts, "request" => request,
          "partSize" => part_size, "parts" => parts.dup
        }
      end

      # Checks that it belongs to a source and a request, and has not expired.
      # @param facts [Hash{String=>Object}] of the source.
      # @raise [Errors::UploadExpiredError, Errors::SourceChangedError, Errors::InvalidInputError]
      def check(facts, other)
        raise Errors::UploadExpiredError.new(id, expires_at) if expires_at && expires_at <= Time.now

        compare(:size, "size", facts)
        check_request(other)
        compare(:modified_at, "modifiedAt", facts)
        compare(:sample, "sample", facts)
      end

      # Reads a state.
      # @param value [Hash] with the property names of {#to_h}.
      # @raise [Errors::InvalidInputError] where it is malformed.
      def self.parse(value)
        malformed("expected version 1") unless value.is_a?(Hash) && value["version"] == VERSION
        upload, facts, request, part_size, parts = value.values_at("upload", "source", "request", "partSize", "parts")
        malformed("expected the id of the upload") unless upload.is_a?(Hash) && id?(upload["id"])
        malformed("expected a request") unless request.is_a?(Hash)
        malformed("expected the facts of the source") unless facts?(facts)
        malformed("expected the size of the parts") unless part_size.is_a?(Integer) && part_size.positive?
        seconds = upload["expiresAt"]
        malformed("expected seconds for expiresAt") unless seconds.nil? || time?(seconds)
        malformed("expected the ids of all parts") unless parts?(parts, count(facts["size"], part_size))
        new(id: upload["id"], expires_at: seconds, facts: facts, request: request, part_size: part_size, parts: parts)
      end

      def self.id?(value) = value.is_a?(Integer) || (value.is_a?(String) && !value.empty?)

      def self.malformed(problem)
        raise Errors::InvalidInputError.new("resume", "the state is malformed: #{problem}")
      end
      private_class_method :malformed

      # Time accepts no larger numbers on every platform.
      def self.time?(value) = value.is_a?(Numeric) && value.abs < 1e13
      private_class_method :time?

      def self.facts?(facts)
        return false unless facts.is_a?(Hash) && facts["size"].is_a?(Integer) && facts["size"] >= 0

        modified, sample = facts.values_at("modifiedAt", "sample")
        (modified.nil? || modified.is_a?(Integer)) && (sample.nil? || sample.is_a?(String))
      end
      private_class_method :facts?

      def self.parts?(parts, count)
        parts.is_a?(Array) && parts.length == count && parts.all? { |part| part.nil? || id?(part) }
      end
      private_class_method :parts?

      private

      def check_request(other)
        name = (request.keys | other.keys).find { |each| request[each] != other[each] }
        return if name.nil?

        own, asked = [request, other].map { |each| each.key?(name) ? JSON.generate(each[name])[0, 80] : "absent" }
        raise Errors::InvalidInputError.new("resume", "the state is of another upload: its #{name} is #{own}, not #{asked}")
      end

      # What one of the two sides lacks is not compared.
      def compare(property, name, facts)
        expected = @facts[name]
        actual = facts[name]
        return if expected.nil? || actual.nil? || expected == actual

        raise Errors::SourceChangedError.new(property, expected: expected, actual: actual)
      end
    end
  end
end
