package cn.sidian.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The JSON Schemas of docs/schemas as judges of what commands really print. */
final class Schemas {
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private Schemas() {}

  /**
   * A line of a command that has a schema named after it must be as that says; every command about
   * certificates has one.
   */
  static void check(String command, JsonNode line) {
    Path file = SidianProcess.repository().resolve("docs/schemas/" + command + ".json");
    if (command.startsWith("certificate-")) {
      assertThat(file).exists();
    }
    if (Files.exists(file)) {
      JsonSchema schema;
      try {
        schema = FACTORY.getSchema(Files.readString(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      assertThat(schema.validate(line)).as(line.toString()).isEmpty();
    }
  }
}
