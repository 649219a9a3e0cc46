# frozen_string_literal: true

module OpenAI
  module Internal
    # Request paths.
    module Path
      # Builds a path; each id becomes the text of one segment. A {Style::Segment} is inserted unchanged.
      #
      # @param template [String] `/files/{file_id}/content`, with the name of each argument
      # @raise [Errors::InvalidInputError] where an id is empty, not a string, or results in a segment `.`
      #   or `..`, which a server would treat as a step up, percent-encoded too.
      def self.build(template, *ids)
        place = 0
        built = template.gsub(/\{([^}]*)\}/) { encode(ids[(place += 1) - 1], Regexp.last_match(1)) }
        steps = built.split("/").find { |segment| segment.match?(/\A(?:\.|%2e){1,2}\z/i) }
        return built if steps.nil?

        raise Errors::InvalidInputError.new("path", "the segment #{steps.inspect} would leave #{template}")
      end

      def self.encode(id, where)
        case id
        when Style::Segment then id.text
        when String, Symbol
          raise Errors::InvalidInputError.new(where, "expected an id, received an empty string") if id.to_s.empty?

          Text.percent(id, where)
        when Integer, Float, true, false then Text.scalar(id, where)
        else raise Errors::InvalidInputError.new(where, "expected a string, received #{id.class}")
        end
      end
      private_class_method :encode
    end
  end
end
