# frozen_string_literal: true

# Makes the calls that standard input lists as JSON, one after another. Prints the error of each, or null.
require "json"
require "openai"

def file_of(task)
  path = task["path"]
  named = { filename: task["filename"], content_type: task["contentType"] }
  case task["way"]
  when "a Pathname" then Pathname(path)
  when "a typed Pathname" then OpenAI::FilePart.new(Pathname(path), content_type: task["contentType"])
  when "an open file" then File.open(path, "rb")
  when "a named String" then OpenAI::FilePart.new(File.binread(path), **named)
  when "a named StringIO" then OpenAI::FilePart.new(StringIO.new(File.binread(path)), **named)
  when "a named pipe" then OpenAI::FilePart.new(pipe(path), **named)
  when "a bare String" then File.binread(path)
  when "a bare pipe" then pipe(path)
  else raise "unknown way to pass a file: #{task["way"]}"
  end
end

# An input of unknown length.
def pipe(path)
  reader, writer = IO.pipe(binmode: true)
  Thread.new do
    writer.write(File.binread(path))
    writer.close
  end
  reader
end

def call(task)
  client = OpenAI::Client.new(**task["client"].transform_keys(&:to_sym), max_retries: 0)
  keywords = task["keywords"].transform_keys(&:to_sym)
  keywords[task["file"]["property"].to_sym] = file_of(task["file"]) if task["file"]
  *resources, method = task["call"]
  resource = resources.reduce(client) { |owner, name| owner.public_send(name) }
  resource.public_send(method, *task["ids"], **keywords)
  nil
rescue StandardError => e
  "#{e.class}: #{e.message}"
end

puts JSON.generate(JSON.parse($stdin.read).map { |task| call(task) })
