#compdef openai
# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

_openai() {
  local group='' command='' previous="${words[CURRENT - 1]}" current="${words[CURRENT]}" word skip=''
  local -a offered flags
  for word in "${(@)words[2, CURRENT - 1]}"; do
    if [[ -n $skip ]]; then
      skip=''
    elif [[ $word == --debug || $word == --raw-output || $word == -r || $word == --trusted-stdin || $word == --help || $word == --*=* ]]; then
      :
    elif [[ $word == -* ]]; then
      skip=1
    elif [[ -z $group ]]; then
      group=$word
    elif [[ -z $command ]]; then
      command=$word
    fi
  done
  case $previous in
    --format) compadd -- auto json jsonl pretty raw yaml; return ;;
    --format-error) compadd -- auto json jsonl pretty raw yaml; return ;;
  esac
  case "$group $command $previous" in
    'files create --purpose') compadd -- assistants batch fine-tune vision user_data evals; return ;;
    'files create --expires-after.anchor') compadd -- created_at; return ;;
    'files create --file') _files; return ;;
    'files list --order') compadd -- asc desc; return ;;
    'files content --output' | 'files content -o') _files; return ;;
    'uploads create --purpose') compadd -- assistants batch fine-tune vision user_data evals; return ;;
    'uploads create --expires-after.anchor') compadd -- created_at; return ;;
    'uploads upload --file') _files; return ;;
    'uploads upload --purpose') compadd -- assistants batch fine-tune vision user_data evals; return ;;
    'uploads upload --expires-after.anchor') compadd -- created_at; return ;;
    'uploads upload --md5') compadd -- hex base64; return ;;
    'uploads:parts create --data') _files; return ;;
  esac
  [[ -n $skip ]] && return
  case "$group $command" in
    'files create') flags=(--purpose --expires-after --expires-after.anchor --expires-after.seconds --file) ;;
    'files list') flags=(--purpose --limit --order --after --max-items) ;;
    'files retrieve') flags=(--file-id) ;;
    'files delete') flags=(--file-id) ;;
    'files content') flags=(--file-id --output) ;;
    'uploads create') flags=(--bytes --filename --mime-type --purpose --expires-after --expires-after.anchor --expires-after.seconds) ;;
    'uploads complete') flags=(--upload-id --part-id --md5) ;;
    'uploads cancel') flags=(--upload-id) ;;
    'uploads upload') flags=(--file --filename --mime-type --purpose --expires-after --expires-after.anchor --expires-after.seconds --part-size --concurrency --md5 --size --resume --state) ;;
    'uploads:parts create') flags=(--upload-id --data) ;;
  esac
  if [[ $current == -* ]]; then
    compadd -- $flags --api-key --base-url --organization --project --format --format-error --transform --transform-error --max-retries --timeout --raw-output --trusted-stdin --debug --help
    return
  fi
  case "$group $command" in
    'uploads upload') _files; return ;;
  esac
  case "$group" in
    '') compadd -- files uploads uploads:parts completion help ;;
    completion) [[ -z $command ]] && compadd -- bash zsh fish ;;
    help) [[ -z $command ]] && compadd -- files uploads uploads:parts completion help ;;
    'files') [[ -z $command ]] && compadd -- create list retrieve delete content ;;
    'uploads') [[ -z $command ]] && compadd -- create complete cancel upload ;;
    'uploads:parts') [[ -z $command ]] && compadd -- create ;;
  esac
}

compdef _openai openai
