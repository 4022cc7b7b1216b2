package cn.sidian.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** contracts, certificates: what import makes of an office's stock. */
class CertificateStockIT {
  @TempDir Path folder;

  private String register() {
    return "jdbc:h2:file:" + folder.resolve("register");
  }

  private JsonNode office(int exit, String... arguments) {
    List<String> all = new ArrayList<>(List.of("certificate"));
    all.addAll(Arrays.asList(arguments));
    all.addAll(List.of("--db", register(), "--keys", folder.resolve("office/keys").toString()));
    List<JsonNode> lines = CertificateOffice.run(exit, all).lines();
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }

  @BeforeEach
  void init() {
    CertificateOffice.Answer made =
        CertificateOffice.run(
            0,
            List.of(
                "certificate",
                "init",
                "--test",
                "--db",
                register(),
                "--out",
                folder.resolve("office").toString()));
    assertThat(made.lines()).hasSize(1);
  }

  /**
   * WD-38, ZW-39, JZ-21: of the stock only what is still valid becomes electronic; what is over is
   * skipped and counted, a missing element waits in quarantine, and a second run issues nothing
   * anew.
   */
  @Test
  void stockIsImportedOnceAndWhatIsOverIsSkippedAndCounted() throws IOException {
    String heading =
        "证照类型代码,ZZBH,issuer,issuedOn,validFrom,validTo,holderKind,holderCode,CZZT,"
            + "KZ_FDDBR,KZ_ZS,KZ_JYCS,KZ_ZTYT,KZ_JYXM\r\n";
    String row =
        "11100000000013338W902,%s,11430000006122244L,2026-02-02,2026-02-02,%s,001,"
            + "%s,测试食品有限公司,%s,测试路1号,测试路1号,食品销售经营者,预包装食品销售\r\n";
    Path table = folder.resolve("stock.csv");
    Files.write(
        table,
        (heading
                + row.formatted("JY14304000020001", "2099-02-01", "9144030071526726XG", "测试乙")
                + row.formatted("JY14304000020002", "", "12441500196720244T", "测试丙")
                // over since 2021; its missing person is nobody's trouble any more
                + row.replace("2026-02-02,2026", "2019-02-02,2019")
                    .formatted("JY14304000020003", "2021-02-01", "91350100M000100Y43", "")
                + row.formatted("JY14304000020004", "2099-02-01", "11100000000013338W", ""))
            .getBytes(Charset.forName("GB18030")));
    JsonNode first = office(0, "import", table.toString(), "--encoding", "gb18030");
    assertThat(first.path("read").asInt()).isEqualTo(4);
    assertThat(first.path("issued").asInt()).isEqualTo(2);
    assertThat(first.path("expiredSkipped").asInt()).isEqualTo(1);
    assertThat(first.path("quarantined").asInt()).isEqualTo(1);
    assertThat(first.path("refused").asInt()).isZero();
    long indexes = issued();
    JsonNode second = office(0, "import", table.toString(), "--encoding", "gb18030");
    assertThat(second).isEqualTo(first);
    assertThat(issued()).isEqualTo(indexes).isEqualTo(2);
    assertThat(office(0, "quarantine").at("/defects/0/code").asText()).isEqualTo("MISSING_ELEMENT");
    assertThat(office(3, "import", table.toString()).at("/error/en").asText())
        .contains("--encoding");
  }

  /** How many certificates the register has. */
  private long issued() {
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("register"), "sa", "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM certificate")) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
