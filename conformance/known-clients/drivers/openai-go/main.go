// Runs tasks with the official Go library.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"

	"github.com/openai/openai-go/v3"
)

type task struct {
	Call, As, Path, Filename, Purpose, ID string
	Expires, Limit                        int64
	Parts                                 []string
	Parameters                            struct {
		Purpose, Filename string
		Bytes             int64
		MimeType          string `json:"mime_type"`
	}
}

var client = openai.NewClient()
var ctx = context.Background()

func source(t task) (io.Reader, error) {
	content, err := os.ReadFile(t.Path)
	if err != nil {
		return nil, err
	}
	switch t.As {
	case "path":
		return os.Open(t.Path)
	case "consumed":
		file, err := os.Open(t.Path)
		if err == nil {
			_, err = io.ReadAll(file)
		}
		return file, err
	case "blob", "buffer", "array-buffer":
		return bytes.NewReader(content), nil
	}
	name := t.Filename
	if name == "" {
		name = "notes.txt"
	}
	return openai.File(bytes.NewReader(content), name, "text/plain"), nil
}

func run(t task) (any, error) {
	switch t.Call {
	case "createFile":
		file, err := source(t)
		if err != nil {
			return nil, err
		}
		params := openai.FileNewParams{File: file, Purpose: openai.FilePurpose(t.Purpose)}
		if t.Expires > 0 {
			params.ExpiresAfter = openai.FileNewParamsExpiresAfter{Seconds: t.Expires}
		}
		return client.Files.New(ctx, params)
	case "listFiles":
		ids := []string{}
		pages := client.Files.ListAutoPaging(ctx, openai.FileListParams{Limit: openai.Int(t.Limit)})
		for pages.Next() {
			ids = append(ids, pages.Current().ID)
		}
		return map[string]any{"ids": ids}, pages.Err()
	case "retrieveFile":
		return client.Files.Get(ctx, t.ID)
	case "deleteFile":
		return client.Files.Delete(ctx, t.ID)
	case "downloadFile":
		response, err := client.Files.Content(ctx, t.ID)
		if err != nil {
			return nil, err
		}
		defer response.Body.Close()
		content, err := io.ReadAll(response.Body)
		return map[string]any{"content": string(content)}, err
	case "createUpload":
		return client.Uploads.New(ctx, openai.UploadNewParams{
			Purpose:  openai.FilePurpose(t.Parameters.Purpose),
			Filename: t.Parameters.Filename,
			Bytes:    t.Parameters.Bytes,
			MimeType: t.Parameters.MimeType,
		})
	case "addUploadPart":
		data, err := source(t)
		if err != nil {
			return nil, err
		}
		return client.Uploads.Parts.New(ctx, t.ID, openai.UploadPartNewParams{Data: data})
	case "completeUpload":
		return client.Uploads.Complete(ctx, t.ID, openai.UploadCompleteParams{PartIDs: t.Parts})
	case "cancelUpload":
		return client.Uploads.Cancel(ctx, t.ID)
	}
	return map[string]any{"skipped": "it has no " + t.Call}, nil
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	printed := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		var t task
		if err := json.Unmarshal(lines.Bytes(), &t); err != nil {
			panic(err)
		}
		result, err := run(t)
		if err != nil {
			result = map[string]any{"error": err.Error()}
		}
		printed.Encode(result)
	}
}
