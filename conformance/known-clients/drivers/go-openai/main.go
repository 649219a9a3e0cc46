// Runs tasks with sashabaranov/go-openai, which has no Uploads and no pages of a list.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"os"

	"github.com/sashabaranov/go-openai"
)

type task struct {
	Call, As, Path, Filename, Purpose, ID string
	Expires                               int64
}

var ctx = context.Background()

func newClient() *openai.Client {
	config := openai.DefaultConfig(os.Getenv("OPENAI_API_KEY"))
	config.BaseURL = os.Getenv("OPENAI_BASE_URL")
	return openai.NewClientWithConfig(config)
}

func createFile(client *openai.Client, t task) (any, error) {
	if t.Expires > 0 || t.As == "consumed" {
		return map[string]any{"skipped": "it has no such parameter"}, nil
	}
	if t.As == "path" {
		return client.CreateFile(ctx, openai.FileRequest{FilePath: t.Path, Purpose: t.Purpose})
	}
	content, err := os.ReadFile(t.Path)
	if err != nil {
		return nil, err
	}
	name := t.Filename
	if name == "" {
		name = "notes.txt"
	}
	return client.CreateFileBytes(ctx, openai.FileBytesRequest{
		Name: name, Bytes: content, Purpose: openai.PurposeType(t.Purpose),
	})
}

func run(client *openai.Client, t task) (any, error) {
	switch t.Call {
	case "createFile":
		return createFile(client, t)
	case "listFiles":
		return client.ListFiles(ctx)
	case "retrieveFile":
		return client.GetFile(ctx, t.ID)
	case "deleteFile":
		return map[string]any{"deleted": true}, client.DeleteFile(ctx, t.ID)
	case "downloadFile":
		response, err := client.GetFileContent(ctx, t.ID)
		if err != nil {
			return nil, err
		}
		defer response.Close()
		content, err := io.ReadAll(response)
		return map[string]any{"content": string(content)}, err
	}
	return map[string]any{"skipped": "it has no " + t.Call}, nil
}

func main() {
	client := newClient()
	lines := bufio.NewScanner(os.Stdin)
	printed := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		var t task
		if err := json.Unmarshal(lines.Bytes(), &t); err != nil {
			panic(err)
		}
		result, err := run(client, t)
		if err != nil {
			result = map[string]any{"error": err.Error()}
		}
		printed.Encode(result)
	}
}
