# frozen_string_literal: true

require "pathname"
require "stringio"

module OpenAI
  module Internal
    # A normalized file input: the source of its bytes, with its name and type.
    class Content
      # @return [Source::Bytes, Source::Disk, Source::Seekable, Source::Once]
      attr_reader :source
      # @return [String, nil]
      attr_reader :name
      # @return [String, nil]
      attr_reader :type

      # Determines the kind of an input. Nothing is read yet.
      # @raise [Errors::InvalidInputError] for a value that is not file content.
      def self.of(value, parameter)
        case value
        when FilePart then named(value, parameter)
        when Pathname then new(Source::Disk.new(value, parameter), name: value.basename.to_s)
        when String then new(Source::Bytes.new(value))
        else of_io(value, parameter)
        end
      end

      def self.named(part, parameter)
        raise Errors::InvalidInputError.new(parameter, "is a FilePart in a FilePart") if part.content.is_a?(FilePart)

        inner = of(part.content, parameter)
        new(inner.source, name: part.filename || inner.name, type: part.content_type)
      end
      private_class_method :named

      def self.of_io(value, parameter)
        unless value.respond_to?(:read)
          raise Errors::InvalidInputError.new(
            parameter, "expected a Pathname, an IO, a String of content or a FilePart, received #{value.class}"
          )
        end
        if value.respond_to?(:closed?) && value.closed?
          raise Errors::InvalidInputError.new(parameter, "the IO is closed")
        end
        raise Errors::InvalidInputError.new(parameter, "the IO is not open for reading") if write_only?(value)

        source = seekable?(value) ? Source::Seekable.new(value, parameter) : Source::Once.new(value, parameter)
        new(source, name: path_name(value))
      end
      private_class_method :of_io

      # A read of no bytes only tests whether the IO is open for reading.
      def self.write_only?(value)
        value.read(0) if value.is_a?(IO) || value.is_a?(StringIO)
        false
      rescue IOError
        true
      end
      private_class_method :write_only?

      # Whether it can be read again from its position: a file on disk can; a pipe or a terminal can't.
      def self.seekable?(value)
        return true if value.is_a?(StringIO)
        return false if value.respond_to?(:stat) && !value.stat.file?
        return false unless value.respond_to?(:seek) && value.respond_to?(:pos)

        value.seek(value.pos)
        true
      rescue StandardError
        false
      end
      private_class_method :seekable?

      # The path of a standard stream is `<STDIN>`, which is not a file.
      def self.path_name(value)
        path = value.respond_to?(:path) ? value.path : nil
        return nil if path.nil? || path.to_s.empty? || path.to_s.start_with?("<")

        File.basename(path.to_s)
      end
      private_class_method :path_name

      def initialize(source, name: nil, type: nil)
        @source = source
        @name = name
        @type = type
      end
    end
  end
end
