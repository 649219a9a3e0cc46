//! Runs tasks with async-openai.

use async_openai::config::OpenAIConfig;
use async_openai::traits::RequestOptionsBuilder;
use async_openai::types::files::{
    CreateFileRequest, FileExpirationAfter, FileExpirationAfterAnchor, FileInput, FilePurpose,
};
use async_openai::types::uploads::{
    AddUploadPartRequest, CompleteUploadRequest, CreateUploadRequest, UploadPurpose,
};
use async_openai::types::InputSource;
use async_openai::Client;
use serde_json::{json, Value};
use std::error::Error;
use std::io::BufRead;

type Outcome = Result<Value, Box<dyn Error>>;

fn source(task: &Value) -> Result<InputSource, Box<dyn Error>> {
    let path = task["path"].as_str().unwrap_or_default();
    if task["as"] == "path" {
        return Ok(InputSource::Path { path: path.into() });
    }
    let filename = task["filename"].as_str().unwrap_or("notes.txt").to_string();
    Ok(InputSource::VecU8 { filename, vec: std::fs::read(path)? })
}

async fn create_file(client: &Client<OpenAIConfig>, task: &Value) -> Outcome {
    if task["as"] == "consumed" {
        return Ok(json!({"skipped": "it takes no streams"}));
    }
    let expires_after = task["expires"].as_u64().map(|seconds| FileExpirationAfter {
        anchor: FileExpirationAfterAnchor::CreatedAt,
        seconds: seconds as u32,
    });
    let file = FileInput { source: source(task)? };
    let request = CreateFileRequest { file, purpose: FilePurpose::UserData, expires_after };
    Ok(serde_json::to_value(client.files().create(request).await?)?)
}

async fn list_files(client: &Client<OpenAIConfig>, task: &Value) -> Outcome {
    let mut ids = vec![];
    let mut after = String::new();
    loop {
        let mut query = vec![("limit", task["limit"].to_string())];
        if !after.is_empty() {
            query.push(("after", after.clone()));
        }
        let page = client.files().query(&query)?.list().await?;
        ids.extend(page.data.iter().map(|file| file.id.clone()));
        match page.last_id {
            Some(last) if page.has_more => after = last,
            _ => return Ok(json!({ "ids": ids })),
        }
    }
}

async fn create_upload(client: &Client<OpenAIConfig>, task: &Value) -> Outcome {
    let parameters = &task["parameters"];
    let request = CreateUploadRequest {
        // It has no user_data.
        purpose: UploadPurpose::Assistants,
        filename: parameters["filename"].as_str().unwrap_or_default().into(),
        bytes: parameters["bytes"].as_u64().unwrap_or_default(),
        mime_type: parameters["mime_type"].as_str().unwrap_or_default().into(),
        expires_after: None,
    };
    Ok(serde_json::to_value(client.uploads().create(request).await?)?)
}

async fn complete_upload(client: &Client<OpenAIConfig>, task: &Value) -> Outcome {
    let part_ids = serde_json::from_value(task["parts"].clone())?;
    let request = CompleteUploadRequest { part_ids, md5: None };
    let id = task["id"].as_str().unwrap_or_default();
    Ok(serde_json::to_value(client.uploads().complete(id, request).await?)?)
}

async fn run(client: &Client<OpenAIConfig>, task: &Value) -> Outcome {
    let id = task["id"].as_str().unwrap_or_default();
    match task["call"].as_str().unwrap_or_default() {
        "createFile" => create_file(client, task).await,
        "listFiles" => list_files(client, task).await,
        "retrieveFile" => Ok(serde_json::to_value(client.files().retrieve(id).await?)?),
        "deleteFile" => Ok(serde_json::to_value(client.files().delete(id).await?)?),
        "downloadFile" => {
            let content = client.files().content(id).await?;
            Ok(json!({ "content": String::from_utf8_lossy(&content) }))
        }
        "createUpload" => create_upload(client, task).await,
        "addUploadPart" => {
            let request = AddUploadPartRequest { data: source(task)? };
            Ok(serde_json::to_value(client.uploads().add_part(id, request).await?)?)
        }
        "completeUpload" => complete_upload(client, task).await,
        "cancelUpload" => Ok(serde_json::to_value(client.uploads().cancel(id).await?)?),
        call => Ok(json!({ "skipped": format!("it has no {call}") })),
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::new();
    for line in std::io::stdin().lock().lines() {
        let task: Value = serde_json::from_str(&line?)?;
        let result = run(&client, &task).await;
        println!("{}", result.unwrap_or_else(|error| json!({ "error": error.to_string() })));
    }
    Ok(())
}
