# frozen_string_literal: true

# Makes the calls of rows that standard input lists as JSON, one after another. Prints the error of each,
# or null. The first argument is the name of the gem, the second that of its module.
require "json"
require "base64"
require ARGV.fetch(0)

LIBRARY = Object.const_get(ARGV.fetch(1))

# A name without what Ruby's names can't contain.
def plain(name) = name.to_s.downcase.gsub(/[^\p{L}\p{N}]/, "")

# A value of a row: a file is `{ "file" => … }`.
def value_of(value)
  case value
  when Array then value.map { |item| value_of(item) }
  when Hash then value.keys == ["file"] ? file_of(value["file"]) : value.transform_values { |inner| value_of(inner) }
  else value
  end
end

def file_of(file)
  data = file["content"]
  content = (data["utf8"] || Base64.decode64(data["base64"])) * (data["repeat"] || 1)
  LIBRARY::FilePart.new(content, filename: file["filename"], content_type: file["contentType"])
end

def key_of(credential)
  return credential unless credential.is_a?(Hash) && credential.key?("tokens")

  tokens = credential["tokens"].dup
  -> { tokens.length > 1 ? tokens.shift : tokens.first }
end

def client_of(call)
  keys = (call["credentials"] || {}).transform_values { |key| key_of(key) }
  options = { max_retries: 0 }
  options[:credentials] = keys unless keys.empty?
  options[:server_variables] = call["serverVariables"] if call["serverVariables"]
  LIBRARY::Client.new(**options)
end

# The names of the keywords of a method that have no other meaning.
def keywords_of(method)
  method.parameters.select { |kind, _| %i[key keyreq].include?(kind) }.map(&:last) - %i[request_options to]
end

def keyword(names, wire) = names.find { |name| plain(name) == plain(wire) }

def body_arguments(names, body, options)
  whole = names.include?(:body)
  return { body: value_of(body) } if whole && !(body.is_a?(Hash) && body.any? && body.keys.all? { |key| keyword(names, key) })

  others, known = body.partition { |key, _| keyword(names, key).nil? }
  options[:extra_body] = value_of(others.to_h) unless others.empty?
  known.to_h { |key, value| [keyword(names, key), value_of(value)] }
end

def call(task)
  call = task["call"]
  resource = client_of(call).rows
  name = resource.class.instance_methods(false).find { |each| plain(each) == plain(task["name"]) }
  method = resource.method(name)
  names = keywords_of(method)
  options = {}
  options[:part_headers] = call["partHeaders"] if call["partHeaders"]
  given = %w[query headers cookies].flat_map { |location| (call[location] || {}).to_a }
  arguments = given.to_h { |wire, value| [keyword(names, wire), value_of(value)] }
  arguments.merge!(body_arguments(names, call["body"], options)) if call.key?("body")
  arguments[:content_type] = call["contentType"] if call["contentType"]
  arguments[:request_options] = options unless options.empty?
  method.call(*(call["path"] || {}).values.map { |value| value_of(value) }, **arguments)
  nil
rescue StandardError => e
  "#{e.class}: #{e.message}"
end

puts JSON.generate(JSON.parse($stdin.read).map { |task| call(task) })
