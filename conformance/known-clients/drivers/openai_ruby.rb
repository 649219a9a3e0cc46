# Arguments: the folder of the library, and its name.
folder, name = ARGV
$LOAD_PATH.unshift(folder)
require "json"
require "stringio"
require "pathname"
require name

$stdout.sync = true
OPENAI = OpenAI::Client.new

def source(task)
  path = Pathname(task["path"])
  case task["as"]
  when "path" then path
  when "consumed" then path.open("rb").tap(&:read)
  when "blob" then StringIO.new(path.binread)
  when "buffer", "array-buffer" then path.binread
  else OpenAI::FilePart.new(path.binread, filename: task.fetch("filename", "notes.txt"))
  end
end

def create_file(task)
  expiry = { expires_after: { anchor: "created_at", seconds: task["expires"] } }
  options = task["expires"] ? expiry : {}
  OPENAI.files.create(file: source(task), purpose: task["purpose"], **options)
end

def run(task)
  id = task["id"]
  case task["call"]
  when "createFile" then create_file(task)
  when "listFiles"
    ids = []
    OPENAI.files.list(limit: task["limit"]).auto_paging_each { |file| ids << file.id }
    { ids: ids }
  when "retrieveFile" then OPENAI.files.retrieve(id)
  when "deleteFile" then OPENAI.files.delete(id)
  when "downloadFile" then { content: OPENAI.files.content(id).read }
  when "createUpload" then OPENAI.uploads.create(**task["parameters"].transform_keys(&:to_sym))
  when "addUploadPart" then OPENAI.uploads.parts.create(id, data: source(task))
  when "completeUpload" then OPENAI.uploads.complete(id, part_ids: task["parts"])
  when "cancelUpload" then OPENAI.uploads.cancel(id)
  end
end

$stdin.each_line do |line|
  result =
    begin
      run(JSON.parse(line)).to_h
    rescue StandardError => error
      { error: error.message }
    end
  puts(JSON.generate(result))
end
