# Generated from spec/openapi.yaml by `upspec generate`; do not edit.
# Load it: source <(openai completion bash)

_openai_complete() {
  local line="${COMP_LINE:0:COMP_POINT}" current='' previous='' flags='' offered='' word
  local -a words positional
  read -ra words <<<"$line"
  case "$line" in
    *[[:space:]]) ;;
    *)
      current="${words[${#words[@]} - 1]}"
      words=("${words[@]:0:${#words[@]} - 1}")
      ;;
  esac
  [[ ${#words[@]} -gt 1 ]] && previous="${words[${#words[@]} - 1]}"
  if [[ $current == --*=* ]]; then
    previous="${current%%=*}"
    current="${current#*=}"
  fi
  local skip=''
  for word in "${words[@]:1}"; do
    if [[ -n $skip ]]; then
      skip=''
    elif [[ $word == --debug || $word == --raw-output || $word == -r || $word == --trusted-stdin || $word == --help || $word == --*=* ]]; then
      :
    elif [[ $word == -* ]]; then
      skip=1
    else
      positional+=("$word")
    fi
  done
  local group="${positional[0]-}" command="${positional[1]-}"
  COMPREPLY=()

  case "$previous" in
    --format) offered='auto json jsonl pretty raw yaml' ;;
    --format-error) offered='auto json jsonl pretty raw yaml' ;;
  esac
  case "$group $command $previous" in
    'files create --purpose') offered='assistants batch fine-tune vision user_data evals' ;;
    'files create --expires-after.anchor') offered='created_at' ;;
    'files create --file')
      compopt -o filenames 2>/dev/null
      while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$current")
      return
      ;;
    'files list --order') offered='asc desc' ;;
    'files content --output' | 'files content -o')
      compopt -o filenames 2>/dev/null
      while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$current")
      return
      ;;
    'uploads create --purpose') offered='assistants batch fine-tune vision user_data evals' ;;
    'uploads create --expires-after.anchor') offered='created_at' ;;
    'uploads upload --file')
      compopt -o filenames 2>/dev/null
      while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$current")
      return
      ;;
    'uploads upload --purpose') offered='assistants batch fine-tune vision user_data evals' ;;
    'uploads upload --expires-after.anchor') offered='created_at' ;;
    'uploads upload --md5') offered='hex base64' ;;
    'uploads:parts create --data')
      compopt -o filenames 2>/dev/null
      while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$current")
      return
      ;;
  esac

  if [[ -z $offered && -z $skip ]]; then
    case "$group" in
      '') offered='files uploads uploads:parts completion help' ;;
      completion) [[ -z $command ]] && offered='bash zsh fish' ;;
      help) [[ -z $command ]] && offered='files uploads uploads:parts completion help' ;;
      'files') [[ -z $command ]] && offered='create list retrieve delete content' ;;
      'uploads') [[ -z $command ]] && offered='create complete cancel upload' ;;
      'uploads:parts') [[ -z $command ]] && offered='create' ;;
    esac
    case "$group $command" in
      'files create') flags='--purpose --expires-after --expires-after.anchor --expires-after.seconds --file' ;;
      'files list') flags='--purpose --limit --order --after --max-items' ;;
      'files retrieve') flags='--file-id' ;;
      'files delete') flags='--file-id' ;;
      'files content') flags='--file-id --output' ;;
      'uploads create') flags='--bytes --filename --mime-type --purpose --expires-after --expires-after.anchor --expires-after.seconds' ;;
      'uploads complete') flags='--upload-id --part-id --md5' ;;
      'uploads cancel') flags='--upload-id' ;;
      'uploads upload') flags='--file --filename --mime-type --purpose --expires-after --expires-after.anchor --expires-after.seconds --part-size --concurrency --md5 --size --resume --state' ;;
      'uploads:parts create') flags='--upload-id --data' ;;
    esac
    if [[ $current == -* ]]; then
      offered="$flags --api-key --base-url --organization --project --format --format-error --transform --transform-error --max-retries --timeout --raw-output --trusted-stdin --debug --help"
    elif [[ -n $command ]]; then
      offered=''
      case "$group $command" in
        'uploads upload')
          compopt -o filenames 2>/dev/null
          while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$current")
          return
          ;;
      esac
    fi
  fi

  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$offered" -- "$current")
  # Where COMP_WORDBREAKS contains a colon, bash has already completed the part before it.
  if [[ $current == *:* && $COMP_WORDBREAKS == *:* ]]; then
    local before="${current%"${current##*:}"}" index
    for index in "${!COMPREPLY[@]}"; do
      COMPREPLY[index]="${COMPREPLY[index]#"$before"}"
    done
  fi
}

complete -F _openai_complete openai
