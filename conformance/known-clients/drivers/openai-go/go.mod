module driver

go 1.22

require github.com/openai/openai-go/v3 v3.99.0
