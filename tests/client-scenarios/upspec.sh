# The same calls with the command line; OPENAI is the program, and the first failure ends it.
set -e
cd "$(dirname "$0")"
openai() { node "$OPENAI" "$@"; }
id=$(openai files create --purpose user_data --file content.jsonl --transform id --raw-output)
openai files list --limit 1 > /dev/null
openai files retrieve "$id" > /dev/null
openai files content "$id" | cmp - content.jsonl
upload=$(openai uploads create --bytes 234 --filename twice.jsonl --mime-type text/jsonl \
  --purpose user_data --transform id --raw-output)
first=$(openai uploads:parts create "$upload" --data content.jsonl --transform id --raw-output)
second=$(openai uploads:parts create "$upload" --data content.jsonl --transform id --raw-output)
openai uploads complete "$upload" --part-id "$first" --part-id "$second" > /dev/null
openai files delete "$id" > /dev/null
