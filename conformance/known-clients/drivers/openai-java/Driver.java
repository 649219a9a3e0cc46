import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.MultipartField;
import com.openai.core.ObjectMappers;
import com.openai.core.http.HttpResponse;
import com.openai.models.files.*;
import com.openai.models.uploads.*;
import com.openai.models.uploads.parts.PartCreateParams;
import java.io.*;
import java.nio.file.*;
import java.util.*;

/** Runs tasks with the official Java library. */
public class Driver {
  static final OpenAIClient client = OpenAIOkHttpClient.fromEnv();
  static final ObjectMapper json = ObjectMappers.jsonMapper();

  static MultipartField<InputStream> named(JsonNode task) throws IOException {
    return MultipartField.<InputStream>builder()
        .value(Files.newInputStream(Path.of(task.get("path").asText())))
        .filename(task.path("filename").asText("notes.txt"))
        .contentType("text/plain")
        .build();
  }

  static InputStream consumed(Path path) throws IOException {
    InputStream stream = Files.newInputStream(path);
    stream.readAllBytes();
    return stream;
  }

  static Object createFile(JsonNode task) throws IOException {
    Path path = Path.of(task.get("path").asText());
    FileCreateParams.Builder params =
        FileCreateParams.builder().purpose(FilePurpose.of(task.get("purpose").asText()));
    switch (task.path("as").asText()) {
      case "path" -> params.file(path);
      case "consumed" -> params.file(consumed(path));
      default -> params.file(named(task));
    }
    if (task.has("expires")) {
      params.expiresAfter(
          FileCreateParams.ExpiresAfter.builder().seconds(task.get("expires").asLong()).build());
    }
    return client.files().create(params.build());
  }

  static Object addUploadPart(JsonNode task) throws IOException {
    Path path = Path.of(task.get("path").asText());
    PartCreateParams.Builder params =
        PartCreateParams.builder().uploadId(task.get("id").asText());
    switch (task.path("as").asText()) {
      case "buffer", "array-buffer" -> params.data(Files.readAllBytes(path));
      case "blob" -> params.data(Files.newInputStream(path));
      default -> params.data(named(task));
    }
    return client.uploads().parts().create(params.build());
  }

  static Object run(JsonNode task) throws IOException {
    String id = task.path("id").asText();
    switch (task.get("call").asText()) {
      case "createFile":
        return createFile(task);
      case "listFiles":
        List<String> ids = new ArrayList<>();
        var list = FileListParams.builder().limit(task.get("limit").asLong()).build();
        client.files().list(list).autoPager().forEach(file -> ids.add(file.id()));
        return Map.of("ids", ids);
      case "retrieveFile":
        return client.files().retrieve(id);
      case "deleteFile":
        return client.files().delete(id);
      case "downloadFile":
        try (HttpResponse response = client.files().content(id)) {
          return Map.of("content", new String(response.body().readAllBytes()));
        }
      case "createUpload":
        JsonNode parameters = task.get("parameters");
        return client
            .uploads()
            .create(
                UploadCreateParams.builder()
                    .purpose(FilePurpose.of(parameters.get("purpose").asText()))
                    .filename(parameters.get("filename").asText())
                    .bytes(parameters.get("bytes").asLong())
                    .mimeType(parameters.get("mime_type").asText())
                    .build());
      case "addUploadPart":
        return addUploadPart(task);
      case "completeUpload":
        UploadCompleteParams.Builder params = UploadCompleteParams.builder().uploadId(id);
        params.partIds(List.of());
        task.get("parts").forEach(part -> params.addPartId(part.asText()));
        return client.uploads().complete(params.build());
      case "cancelUpload":
        return client.uploads().cancel(id);
      default:
        return Map.of("skipped", "it has no such call");
    }
  }

  public static void main(String[] arguments) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line; (line = lines.readLine()) != null; ) {
      Object result;
      try {
        result = run(json.readTree(line));
      } catch (Exception error) {
        result = Map.of("error", String.valueOf(error.getMessage()));
      }
      System.out.println(json.writeValueAsString(result));
    }
    System.exit(0);
  }
}
