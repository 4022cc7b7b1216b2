package cn.sidian.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.SidianException;
import cn.sidian.core.testing.LocalServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** RFC 3161, 3.4: one address, one exchange, and an end to time and size. */
class HttpTimestampSourceTest {
  private static final String REPLY = "application/timestamp-reply";
  private static final byte[] ASKED = {1, 2, 3};

  private final LocalServer server = new LocalServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private String failure(String path) {
    return failure(URI.create(server.address(path)), Duration.ofSeconds(10));
  }

  private static String failure(URI address, Duration timeout) {
    try {
      HttpTimestampSource.builder(address).timeout(timeout).build().respond(ASKED);
    } catch (SidianException e) {
      assertThat(e.code()).isEqualTo("TIMESTAMP_SERVICE_FAILED");
      assertThat(e.place()).isEqualTo("127.0.0.1");
      return e.text().en();
    }
    throw new AssertionError("was answered");
  }

  @Test
  void carriesRequestAndResponse() {
    AtomicReference<String> sent = new AtomicReference<>();
    server.on(
        "/tsa",
        exchange -> {
          sent.set(exchange.header("Content-Type") + " " + exchange.header("Authorization"));
          exchange.send(200, REPLY + "; charset=binary", exchange.body());
        });
    HttpTimestampSource source =
        HttpTimestampSource.builder(URI.create(server.address("/tsa?key=secret")))
            .header("Authorization", "Basic secret")
            .build();
    assertThat(source.respond(ASKED)).isEqualTo(ASKED);
    assertThat(sent.get()).isEqualTo("application/timestamp-query Basic secret");
    assertThat(source.toString()).doesNotContain("secret");
  }

  @Test
  void otherStatusesAndTypesAreNoAnswer() {
    server
        .on("/busy", exchange -> exchange.send(503, REPLY, ASKED))
        .on("/page", LocalServer.body("text/html", ASKED));
    assertThat(failure("/busy")).contains("503");
    assertThat(failure("/page")).contains("application/timestamp-reply");
  }

  @Test
  void redirectsAreNotFollowed() {
    server
        .on("/moved", LocalServer.redirect(server.address("/other")))
        .on("/other", LocalServer.body(REPLY, ASKED));
    assertThat(failure("/moved")).contains("302");
    assertThat(server.asked()).containsExactly("/moved");
  }

  @Test
  void longAnswersAreCutOff() {
    server
        .on("/long", LocalServer.body(REPLY, new byte[(1 << 20) + 1]))
        .on(
            "/endless",
            exchange -> {
              OutputStream out = exchange.start(200, "Content-Type: " + REPLY);
              for (int i = 0; i < 10_000; i++) {
                out.write(new byte[8192]);
              }
            });
    assertThat(failure("/long")).contains("too long");
    assertThat(failure("/endless")).contains("too long");
  }

  @Test
  void slowAnswersHaveAnEnd() {
    server
        .on("/silent", exchange -> Thread.sleep(60_000))
        .on(
            "/dripping",
            exchange -> {
              OutputStream out = exchange.start(200, "Content-Type: " + REPLY);
              for (int i = 0; i < 600; i++) {
                out.write(1);
                out.flush();
                Thread.sleep(100);
              }
            });
    Duration soon = Duration.ofMillis(700);
    assertThat(failure(URI.create(server.address("/silent")), soon)).contains("in time");
    assertThat(failure(URI.create(server.address("/dripping")), soon)).contains("in time");
  }

  @Test
  void nobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThat(failure(URI.create("http://127.0.0.1:" + port), Duration.ofSeconds(5)))
        .contains("cannot be reached");
  }

  @Test
  void otherAddressesAreAMistake() {
    for (String address :
        new String[] {"ftp://tsa.example", "file:///etc/passwd", "tsa", "http://u:p@tsa.example"}) {
      assertThatThrownBy(() -> HttpTimestampSource.of(URI.create(address)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(
            () -> HttpTimestampSource.builder(URI.create("http://a")).timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
