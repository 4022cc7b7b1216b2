package cn.sidian.core.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A tiny HTTP server on this machine, one connection for each request; it remembers the paths. */
public final class LocalServer implements AutoCloseable {
  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Reply> replies = new LinkedHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** Answers one request. */
  public interface Reply {
    /** Writes the answer. */
    void to(Exchange exchange) throws IOException, InterruptedException;
  }

  /** Starts. */
  public LocalServer() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /** One request with its answer. */
  public static final class Exchange {
    private final Map<String, String> headers;
    private final byte[] body;
    private final OutputStream out;

    Exchange(Map<String, String> headers, byte[] body, OutputStream out) {
      this.headers = headers;
      this.body = body;
      this.out = out;
    }

    /** A header of the request, or an empty text. */
    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** The body of the request. */
    public byte[] body() {
      return body;
    }

    /** A whole answer. */
    public void send(int status, String type, byte[] content) throws IOException {
      start(status, "Content-Type: " + type, "Content-Length: " + content.length).write(content);
    }

    /** The head of an answer; its body is what is written until the end of the connection. */
    public OutputStream start(int status, String... lines) throws IOException {
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " TEST\r\n");
      for (String line : lines) {
        head.append(line).append("\r\n");
      }
      head.append("Connection: close\r\n\r\n");
      out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return out;
    }
  }

  /** Answers requests for a path. */
  public LocalServer on(String path, Reply reply) {
    replies.put(path, reply);
    return this;
  }

  /** A body of a media type. */
  public static Reply body(String type, byte[] body) {
    return exchange -> exchange.send(200, type, body);
  }

  /** Sends the client elsewhere. */
  public static Reply redirect(String location) {
    return exchange -> exchange.start(302, "Location: " + location, "Content-Length: 0");
  }

  /** An address here. */
  public String address(String path) {
    return "http://127.0.0.1:" + socket.getLocalPort() + path;
  }

  /** The paths that were asked, in order. */
  public List<String> asked() {
    return asked;
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        threads.execute(() -> serve(connection));
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      String[] request = line(in).split(" ", -1);
      if (request.length < 2) {
        return;
      }
      Map<String, String> headers = new TreeMap<>();
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        int colon = line.indexOf(':');
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
      byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
      String path = request[1].replaceFirst("\\?.*", "");
      asked.add(path);
      Exchange exchange = new Exchange(headers, body, connection.getOutputStream());
      Reply reply = replies.get(path);
      if (reply == null) {
        exchange.send(404, "text/plain", new byte[0]);
      } else {
        reply.to(exchange);
      }
      connection.getOutputStream().flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // the client may go away whenever it likes
    }
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
