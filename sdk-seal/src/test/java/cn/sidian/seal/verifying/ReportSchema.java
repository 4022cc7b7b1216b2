package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.seal.SealReport;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The contract of the JSON of a report, docs/schemas/verify.json, as a judge of real reports. */
final class ReportSchema {
  private static final JsonSchema SCHEMA = read();

  private ReportSchema() {}

  private static JsonSchema read() {
    try {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Files.readString(Path.of("../docs/schemas/verify.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void check(SealReport report) {
    String json = report.toJson();
    assertThat(problems(json)).as(json).isEmpty();
    assertThat(json).doesNotContain("\n");
  }

  static Set<ValidationMessage> problems(String json) {
    return SCHEMA.validate(json, InputFormat.JSON);
  }
}
