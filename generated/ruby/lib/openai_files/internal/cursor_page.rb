# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Internal
    # One page of a list; iterating it yields its items and those of all later pages.
    #
    # @example
    #   client.files.list(limit: 100).each { |file| puts(file.id) }
    class CursorPage
      include Enumerable

      # The names of a page's properties.
      Rule = Struct.new(:items, :cursor, :item_id, :has_more, :item, :items_optional, keyword_init: true)

      # @return [Array<BaseModel>] the items of this page.
      attr_reader :data
      # @return [Boolean]
      attr_reader :has_more

      # @param body [Hash{Symbol=>Object}]
      # @param rule [Rule]
      # @param cursors [Array<String>] the previous cursors, by which a repeated page is detected.
      # @yieldparam cursor [String] where the next page starts.
      # @yieldparam seen [Array<String>] the cursors before that page.
      # @raise [Errors::PagingError] where the body has no items.
      def initialize(body, rule, cursors, &following)
        items = body.is_a?(Hash) ? body[rule.items.to_sym] : nil
        # A page without items is empty, where the document allows it.
        items = [] if items.nil? && rule.items_optional && body.is_a?(Hash)
        raise Errors::PagingError, "the page has no array at #{rule.items.inspect}" unless items.is_a?(Array)

        @body = body
        @rule = rule
        @cursors = cursors
        @following = following
        type = rule.item.call
        @data = items.map { |item| type.coerce(item) }.freeze
        # A page without it is the last: its server may not support cursors.
        @has_more = body[rule.has_more.to_sym] ? true : false
      end

      # Whether another page follows. An empty page is always the last.
      def next_page? = has_more && !data.empty?

      # @return [CursorPage]
      # @raise [Errors::PagingError] where no page follows, or the server repeats one.
      def next_page
        raise Errors::PagingError, "there is no next page; call next_page? first" unless next_page?

        cursor = last_cursor or raise Errors::PagingError, "the last item has no #{@rule.item_id.inspect} to continue from"
        seen = [*@cursors, cursor]
        page = @following.call(cursor, seen)
        last = page.last_cursor
        return page unless seen.include?(last)

        raise Errors::PagingError,
              "the server repeats items: the page after #{cursor.inspect} ends with #{last.inspect}, which is a repetition"
      end

      # The items of this page and of all later pages.
      # @return [Enumerator] where no block is given.
      def each(&block)
        return enum_for(:each) unless block

        page = self
        loop do
          page.data.each(&block)
          break unless page.next_page?

          page = page.next_page
        end
        self
      end
      alias auto_paging_each each

      # A property of the parsed page: `page[:first_id]`.
      def [](name) = @body[name.to_sym]
      def to_h = @body
      def deconstruct = data
      def deconstruct_keys(_keys) = @body.merge(@rule.items.to_sym => data, @rule.has_more.to_sym => has_more)
      def inspect = "#<#{self.class} data=#{data.inspect} has_more=#{has_more}>"
      alias to_s inspect

      protected

      # @return [String, nil]
      def last_cursor
        item = @body[@rule.items.to_sym]&.last
        cursor = item[@rule.item_id.to_sym] if item.is_a?(Hash)
        return cursor.to_s if cursor.is_a?(Integer)

        cursor if cursor.is_a?(String) && !cursor.empty?
      end
    end
  end
end
