# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

function __openai_at
    set -l words
    set -l skip 0
    for word in (commandline -opc)[2..-1]
        if test $skip = 1
            set skip 0
        else if contains -- $word --debug --raw-output -r --trusted-stdin --help; or string match -q -- '--*=*' $word
            continue
        else if string match -q -- '-*' $word
            set skip 1
        else
            set -a words $word
        end
    end
    test "$words" = "$argv"
end

function __openai_in
    set -l words
    for word in (commandline -opc)[2..-1]
        string match -q -- '-*' $word; or set -a words $word
    end
    contains -- $argv[1] $words; and contains -- $argv[2] $words
end

complete -c openai -f
complete -c openai -n '__openai_at' -a 'files uploads uploads:parts completion help'
complete -c openai -n '__openai_at completion' -a 'bash zsh fish'
complete -c openai -n '__openai_at help' -a 'files uploads uploads:parts completion help'
complete -c openai -l api-key -d 'the API key' -x
complete -c openai -l base-url -d 'the base URL of the API' -x
complete -c openai -l organization -d 'the organization' -x
complete -c openai -l project -d 'the project' -x
complete -c openai -l format -d 'the output format of data' -x -a 'auto json jsonl pretty raw yaml'
complete -c openai -l format-error -d 'the output format of an error' -x -a 'auto json jsonl pretty raw yaml'
complete -c openai -l transform -d 'a JMESPath expression to apply to data' -x
complete -c openai -l transform-error -d 'a JMESPath expression to apply to an error' -x
complete -c openai -l max-retries -d 'how often to retry a failed attempt' -x
complete -c openai -l timeout -d 'the timeout of one attempt' -x
complete -c openai -l raw-output -d 'print strings without quotes'
complete -c openai -l trusted-stdin -d 'allow standard input to refer to files'
complete -c openai -l debug -d 'show requests and responses'
complete -c openai -l help -d 'show the help of a command'
complete -c openai -n '__openai_at files' -a create -d 'Upload a file'
complete -c openai -n '__openai_in files create' -l purpose -d 'The purpose of the file' -x -a 'assistants batch fine-tune vision user_data evals'
complete -c openai -n '__openai_in files create' -l expires-after -d 'When a file is deleted automatically' -x
complete -c openai -n '__openai_in files create' -l expires-after.anchor -d 'The time from which the seconds are counted' -x -a 'created_at'
complete -c openai -n '__openai_in files create' -l expires-after.seconds -d 'The number of seconds between the anchor and the expiry, from one hour to thirty days' -x
complete -c openai -n '__openai_in files create' -l file -d 'The content of the file, with its filename' -r -F
complete -c openai -n '__openai_at files' -a list -d 'List files'
complete -c openai -n '__openai_in files list' -l purpose -d 'List only the files that have this purpose' -x
complete -c openai -n '__openai_in files list' -l limit -d 'The maximum number of files in a page' -x
complete -c openai -n '__openai_in files list' -l order -d 'Whether the oldest file (`asc`) or the newest file (`desc`) comes first' -x -a 'asc desc'
complete -c openai -n '__openai_in files list' -l after -d 'The id of a file' -x
complete -c openai -n '__openai_in files list' -l max-items -d 'the most items to show' -x
complete -c openai -n '__openai_at files' -a retrieve -d 'Retrieve a file'
complete -c openai -n '__openai_in files retrieve' -l file-id -d 'The id of the file' -x
complete -c openai -n '__openai_at files' -a delete -d 'Delete a file'
complete -c openai -n '__openai_in files delete' -l file-id -d 'The id of the file' -x
complete -c openai -n '__openai_at files' -a content -d 'Retrieve the content of a file'
complete -c openai -n '__openai_in files content' -l file-id -d 'The id of the file' -x
complete -c openai -n '__openai_in files content' -l output -s o -d 'the output file' -r -F
complete -c openai -n '__openai_at uploads' -a create -d 'Create an upload'
complete -c openai -n '__openai_in uploads create' -l bytes -d 'The number of bytes of all parts together, at most 8 GB' -x
complete -c openai -n '__openai_in uploads create' -l filename -d 'The name of the file' -x
complete -c openai -n '__openai_in uploads create' -l mime-type -d 'The media type of the file' -x
complete -c openai -n '__openai_in uploads create' -l purpose -d 'The purpose of the file' -x -a 'assistants batch fine-tune vision user_data evals'
complete -c openai -n '__openai_in uploads create' -l expires-after -d 'When a file is deleted automatically' -x
complete -c openai -n '__openai_in uploads create' -l expires-after.anchor -d 'The time from which the seconds are counted' -x -a 'created_at'
complete -c openai -n '__openai_in uploads create' -l expires-after.seconds -d 'The number of seconds between the anchor and the expiry, from one hour to thirty days' -x
complete -c openai -n '__openai_at uploads' -a complete -d 'Complete an upload'
complete -c openai -n '__openai_in uploads complete' -l upload-id -d 'The id of the Upload' -x
complete -c openai -n '__openai_in uploads complete' -l part-id -d 'The ids of the parts, in the order of their bytes in the file' -x
complete -c openai -n '__openai_in uploads complete' -l md5 -d 'The MD5 checksum of the whole file' -x
complete -c openai -n '__openai_at uploads' -a cancel -d 'Cancel an upload'
complete -c openai -n '__openai_in uploads cancel' -l upload-id -d 'The id of the Upload' -x
complete -c openai -n '__openai_at uploads' -a upload -d 'Send a file in parts'
complete -c openai -n '__openai_at uploads upload' -F
complete -c openai -n '__openai_in uploads upload' -l file -d 'The path of the file' -r -F
complete -c openai -n '__openai_in uploads upload' -l filename -d 'The name of the file' -x
complete -c openai -n '__openai_in uploads upload' -l mime-type -d 'The media type of the file' -x
complete -c openai -n '__openai_in uploads upload' -l purpose -d 'The purpose of the file' -x -a 'assistants batch fine-tune vision user_data evals'
complete -c openai -n '__openai_in uploads upload' -l expires-after -d 'When a file is deleted automatically' -x
complete -c openai -n '__openai_in uploads upload' -l expires-after.anchor -d 'The time from which the seconds are counted' -x -a 'created_at'
complete -c openai -n '__openai_in uploads upload' -l expires-after.seconds -d 'The number of seconds between the anchor and the expiry, from one hour to thirty days' -x
complete -c openai -n '__openai_in uploads upload' -l part-size -d 'The bytes of each part but the last' -x
complete -c openai -n '__openai_in uploads upload' -l concurrency -d 'The number of parts that are sent at the same time' -x
complete -c openai -n '__openai_in uploads upload' -l md5 -d 'Also send the MD5 of the file, in this encoding' -x -a 'hex base64'
complete -c openai -n '__openai_in uploads upload' -l size -d 'The bytes of the file, where it is a pipe' -x
complete -c openai -n '__openai_in uploads upload' -l resume -d 'Send only the parts that are missing after an interrupted upload'
complete -c openai -n '__openai_in uploads upload' -l state -d 'The path of the file that remembers which parts were sent' -x
complete -c openai -n '__openai_at uploads:parts' -a create -d 'Add a part to an upload'
complete -c openai -n '__openai_in uploads:parts create' -l upload-id -d 'The id of the Upload' -x
complete -c openai -n '__openai_in uploads:parts create' -l data -d 'The raw bytes of this part, at most 64 MB' -r -F
