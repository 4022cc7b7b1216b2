package cn.sidian.core.net;

import static cn.sidian.core.net.Messages.MESSAGES;

import cn.sidian.core.SidianException;
import cn.sidian.core.trust.TimestampSource;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A time-stamping authority over HTTP (RFC 3161, 3.4). Only the address given is asked: redirects
 * are not followed, and addresses inside answers mean nothing. Immutable and safe for many threads.
 */
public final class HttpTimestampSource implements TimestampSource {
  private static final String REQUEST = "application/timestamp-query";
  private static final String RESPONSE = "application/timestamp-reply";
  private static final int OK = 200;

  /** A response with a long chain has some ten thousand bytes. */
  private static final int MAX_BYTES = 1 << 20;

  private final URI address;
  private final Map<String, String> headers;
  private final HttpFetch fetch;

  private HttpTimestampSource(Builder builder) {
    this.address = builder.address;
    this.headers = Map.copyOf(builder.headers);
    this.fetch = new HttpFetch(builder.timeout, builder.proxy, builder.tls);
  }

  /**
   * The authority at an address, with the usual settings.
   *
   * @param address an http or https address, with its host
   * @return the source
   * @throws IllegalArgumentException if the address is of another kind
   */
  public static HttpTimestampSource of(URI address) {
    return builder(address).build();
  }

  /**
   * Starts a source with settings of its own.
   *
   * @param address an http or https address, with its host
   * @return its builder
   * @throws IllegalArgumentException if the address is of another kind
   */
  public static Builder builder(URI address) {
    return new Builder(address);
  }

  /**
   * Asks the authority.
   *
   * @param request the DER of a TimeStampReq
   * @return the DER of the TimeStampResp
   * @throws SidianException {@code TIMESTAMP_SERVICE_FAILED}: no connection, the time is over, an
   *     answer that is too long, of another media type, or of another status than 200
   */
  @Override
  public byte[] respond(byte[] request) {
    HttpRequest.Builder post =
        HttpFetch.to(address)
            .header("Content-Type", REQUEST)
            .header("Accept", RESPONSE)
            .POST(BodyPublishers.ofByteArray(request));
    headers.forEach(post::header);
    HttpFetch.Answer answer;
    try {
      answer = fetch.send(post, MAX_BYTES);
    } catch (HttpFetch.FetchFailure e) {
      throw failed(e.reason(), "", e);
    }
    if (answer.status() != OK) {
      throw failed("status", String.valueOf(answer.status()), null);
    }
    if (!answer.type().equals(RESPONSE)) {
      throw failed("type", "", null);
    }
    return answer.body();
  }

  private SidianException failed(String reason, String value, @Nullable Throwable cause) {
    return new SidianException(
        "TIMESTAMP_SERVICE_FAILED",
        MESSAGES.text("TIMESTAMP_SERVICE_FAILED." + reason, value),
        address.getHost(),
        cause);
  }

  /** The host, nothing that could be secret. */
  @Override
  public String toString() {
    return "HttpTimestampSource[" + address.getHost() + "]";
  }

  /** Collects the settings of a source; one thread at a time. */
  public static final class Builder {
    private final URI address;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private Duration timeout = Duration.ofSeconds(10);
    private @Nullable ProxySelector proxy;
    private @Nullable SSLContext tls;

    private Builder(URI address) {
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      if (!(scheme.equals("http") || scheme.equals("https"))
          || address.getHost() == null
          || address.getUserInfo() != null) {
        throw new IllegalArgumentException(
            "the address of a time-stamping authority must be http:// or https:// with a host and"
                + " without a user; give credentials as a header");
      }
      this.address = address;
    }

    /**
     * How long one exchange may take, from connecting to the last byte; by default ten seconds.
     *
     * @param newTimeout positive
     * @return this builder
     */
    public Builder timeout(Duration newTimeout) {
      if (newTimeout.isNegative() || newTimeout.isZero()) {
        throw new IllegalArgumentException("the time-out must be positive");
      }
      this.timeout = newTimeout;
      return this;
    }

    /**
     * One more header of each request, as {@code Authorization}.
     *
     * @param name the name
     * @param value the value; it appears in no message
     * @return this builder
     */
    public Builder header(String name, String value) {
      headers.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
      return this;
    }

    /**
     * The proxies; by default none, whatever the JVM is set to.
     *
     * @param newProxy chooses the proxy
     * @return this builder
     */
    public Builder proxy(ProxySelector newProxy) {
      this.proxy = Objects.requireNonNull(newProxy, "newProxy");
      return this;
    }

    /**
     * Whom to trust for https; by default the JVM's authorities.
     *
     * @param newTls as for a service with a certificate of the host's own authority
     * @return this builder
     */
    public Builder tls(SSLContext newTls) {
      this.tls = Objects.requireNonNull(newTls, "newTls");
      return this;
    }

    /**
     * Builds the source.
     *
     * @return the source
     */
    public HttpTimestampSource build() {
      return new HttpTimestampSource(this);
    }
  }
}
