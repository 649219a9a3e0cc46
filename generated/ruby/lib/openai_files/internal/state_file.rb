# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

require "json"
require "pathname"
require "securerandom"

module OpenAI
  module Internal
    # Where the state of an upload is kept: a file, or nowhere but in memory.
    class StateFile
      LARGEST = 4 * 1024 * 1024
      private_constant :LARGEST

      # @param resume [String, Pathname, Hash, nil] the path of a file, or a state.
      # @raise [Errors::InvalidInputError]
      def initialize(resume)
        case resume
        when nil then nil
        when Hash then @given = resume
        when String, Pathname then @path = checked(resume)
        else invalid("expected the path of a state file or a Hash, received #{resume.class}")
        end
      end

      # @return [UploadState, nil] nil where there is none yet.
      # @raise [Errors::InvalidInputError]
      def load
        text = @given.nil? ? read : JSONText.generate(@given, "resume")
        text.nil? ? nil : UploadState.parse(JSON.parse(text))
      rescue JSON::ParserError
        invalid("the state is not JSON")
      end

      # Replaces the file as a whole, so that a crash leaves the old state or the new one.
      # @raise [Errors::InvalidInputError]
      def save(state)
        return if @path.nil?

        temporary = Pathname("#{@path}.#{SecureRandom.hex(8)}.tmp")
        write(temporary, JSON.generate(state.to_h))
        temporary.rename(@path)
        temporary = nil
      rescue SystemCallError => e
        invalid("the state can't be saved: #{SystemCallError.new(e.errno).message}")
      ensure
        temporary.delete if temporary&.exist?
      end

      def remove
        @path&.delete
      rescue Errno::ENOENT
        nil
      end

      private

      def checked(name)
        path = Pathname(name)
        invalid("#{path} is a folder; expected a file") if path.directory?
        invalid("the folder of #{path} does not exist") unless path.dirname.directory?
        path
      rescue ArgumentError
        invalid("is not a valid path")
      end

      def write(path, text)
        File.open(path, File::WRONLY | File::CREAT | File::EXCL, 0o600) do |io|
          io.write(text)
          io.fsync
        end
      end

      def read
        return nil if @path.nil? || !@path.exist?

        invalid("#{@path} is larger than #{LARGEST} bytes") if @path.size > LARGEST
        text = @path.binread.force_encoding(Encoding::UTF_8)
        text.valid_encoding? ? text : invalid("#{@path} is not UTF-8")
      rescue SystemCallError => e
        invalid("#{@path} can't be read: #{SystemCallError.new(e.errno).message}")
      end

      def invalid(problem)
        raise Errors::InvalidInputError.new("resume", problem)
      end
    end
  end
end
