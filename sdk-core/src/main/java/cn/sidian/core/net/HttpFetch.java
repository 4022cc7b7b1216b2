package cn.sidian.core.net;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * One exchange over HTTP, with one time-out for all of it, the body included, and an end to how
 * much is read. It follows no redirect by itself, keeps no cookies and knows no passwords.
 */
final class HttpFetch {
  private final HttpClient client;
  private final Duration timeout;

  HttpFetch(Duration timeout, @Nullable ProxySelector proxy, @Nullable SSLContext tls) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .proxy(proxy == null ? HttpClient.Builder.NO_PROXY : proxy);
    this.client = (tls == null ? builder : builder.sslContext(tls)).build();
    this.timeout = timeout;
  }

  /** Why an exchange failed: the end of a message key. */
  static final class FetchFailure extends IOException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    FetchFailure(String reason, @Nullable Throwable cause) {
      super(reason, cause);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  /**
   * What came back.
   *
   * @param status of HTTP
   * @param type the media type in lower case without parameters, or empty
   * @param location where a redirect leads, or empty
   * @param body at most as long as asked for
   */
  record Answer(int status, String type, String location, byte[] body) {}

  static HttpRequest.Builder to(URI uri) {
    return HttpRequest.newBuilder(uri);
  }

  Answer send(HttpRequest.Builder request, int maxBytes) throws FetchFailure {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(request.timeout(timeout).build(), upTo(maxBytes));
    try {
      HttpResponse<byte[]> response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      String type = response.headers().firstValue("Content-Type").orElse("");
      int parameters = type.indexOf(';');
      return new Answer(
          response.statusCode(),
          (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT),
          response.headers().firstValue("Location").orElse(""),
          response.body());
    } catch (TimeoutException e) {
      exchange.cancel(true);
      throw new FetchFailure("timeout", e);
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw new FetchFailure("interrupted", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private static FetchFailure failure(@Nullable Throwable cause) {
    for (Throwable one = cause; one != null; one = one.getCause()) {
      if (one instanceof FetchFailure failure) {
        return failure;
      }
      if (one instanceof java.net.http.HttpTimeoutException) {
        return new FetchFailure("timeout", one);
      }
    }
    return new FetchFailure("connection", cause);
  }

  private static BodyHandler<byte[]> upTo(int maxBytes) {
    return info -> {
      long announced = info.headers().firstValueAsLong("Content-Length").orElse(-1);
      return new LimitedBody(maxBytes, announced > maxBytes);
    };
  }

  /** Collects a body and gives up as soon as it is too long. */
  private static final class LimitedBody implements BodySubscriber<byte[]> {
    private final CompletableFuture<byte[]> result = new CompletableFuture<>();
    private final List<byte[]> parts = new ArrayList<>();
    private final int maxBytes;
    private final boolean tooLong;
    private int length;
    private Flow.@Nullable Subscription subscription;

    LimitedBody(int maxBytes, boolean tooLong) {
      this.maxBytes = maxBytes;
      this.tooLong = tooLong;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
      return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      if (tooLong) {
        giveUp();
      } else {
        given.request(Long.MAX_VALUE);
      }
    }

    private void giveUp() {
      if (subscription != null) {
        subscription.cancel();
      }
      result.completeExceptionally(new FetchFailure("size", null));
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        if (buffer.remaining() > maxBytes - length) {
          giveUp();
          return;
        }
        byte[] part = new byte[buffer.remaining()];
        buffer.get(part);
        parts.add(part);
        length += part.length;
      }
    }

    @Override
    public void onError(Throwable problem) {
      result.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
      ByteBuffer all = ByteBuffer.allocate(length);
      parts.forEach(all::put);
      result.complete(all.array());
    }
  }
}
