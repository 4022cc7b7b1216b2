package cn.sidian.core;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.external.ExternalTool;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Embedding the SDK changes nothing for the host. */
class ProvidersUnchangedTest {

  @Test
  void providersPropertiesAndThreadsOfTheJvmAreAsBefore(@TempDir Path folder) {
    String output = ExternalTool.java(folder, Map.of()).run(EverythingProgram.class.getName());

    assertThat(output).isEqualTo("unchanged\n");
  }
}
