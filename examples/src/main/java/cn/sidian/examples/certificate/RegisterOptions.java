package cn.sidian.examples.certificate;

import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.examples.cli.PasswordFile;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Option;

/** The options of every command that works on a register. */
public final class RegisterOptions {
  @Option(
      names = "--db",
      paramLabel = "JDBC-URL",
      defaultValue = "jdbc:h2:file:./sidian-certificates",
      description = "数据库，默认 ${DEFAULT-VALUE} / the database")
  private String url = "jdbc:h2:file:./sidian-certificates";

  @Option(names = "--db-user", paramLabel = "U", description = "数据库用户 / user of the database")
  private @Nullable String user;

  @Option(
      names = "--db-password-file",
      paramLabel = "F",
      description = "数据库口令文件 / file with the password of the database")
  private @Nullable Path passwordFile;

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      defaultValue = "keys",
      description = "init 生成的密钥文件夹 / folder of keys, as init writes it")
  private Path keys = Path.of("keys");

  @Option(
      names = "--clock",
      paramLabel = "INSTANT",
      description = "设定当前时刻，仅测试库可用 / sets now; only a TEST register takes it")
  private @Nullable String clock;

  @Option(
      names = "--request-id",
      paramLabel = "R",
      description = "请求编号：相同编号、相同内容只做一次 / same id and input happen once")
  private @Nullable String requestId;

  /** The same, put together by a command that has them as options of its own. */
  static RegisterOptions of(
      String url,
      @Nullable String user,
      @Nullable Path passwordFile,
      Path keys,
      @Nullable String clock) {
    RegisterOptions options = new RegisterOptions();
    options.url = url;
    options.user = user;
    options.passwordFile = passwordFile;
    options.keys = keys;
    options.clock = clock;
    return options;
  }

  Path keysFolder() {
    return keys;
  }

  String url() {
    return url;
  }

  /** The id given, or a fresh one. */
  String requestId() {
    return requestId == null ? UUID.randomUUID().toString() : requestId;
  }

  /** The clock given, or that of the machine. */
  InstantSource clock() {
    return clock == null ? InstantSource.system() : InstantSource.fixed(instant(clock));
  }

  boolean setsClock() {
    return clock != null;
  }

  static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new SidianException(
          "INSTANT_MALFORMED",
          new Text(
              "时刻应写作 2026-01-31T09:30:00+08:00。",
              "An instant is written 2026-01-31T09:30:00+08:00."),
          null,
          e);
    }
  }

  DataSource dataSource() {
    String password = passwordFile == null ? "" : new String(PasswordFile.read(passwordFile));
    if (url.startsWith("jdbc:h2:")) {
      JdbcDataSource source = new JdbcDataSource();
      source.setURL(url);
      source.setUser(user == null ? "sa" : user);
      source.setPassword(password);
      return source;
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    if (user != null) {
      source.setUser(user);
      source.setPassword(password);
    }
    return source;
  }
}
