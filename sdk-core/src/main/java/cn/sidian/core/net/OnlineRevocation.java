package cn.sidian.core.net;

import static cn.sidian.core.net.Messages.MESSAGES;

import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.net.HttpFetch.FetchFailure;
import cn.sidian.core.trust.RevocationCheck;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.RevocationSource;
import cn.sidian.core.trust.RevocationStatus;
import cn.sidian.core.trust.X509Certificates;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.bouncycastle.crypto.CryptoServicesRegistrar;
import org.jspecify.annotations.Nullable;

/**
 * Asks the services that certificates name: OCSP first (RFC 6960), then revocation lists (RFC
 * 5280), and certificates of missing issuers where the host allows it. Safe for many threads.
 *
 * <p>The addresses come from strangers. Only http and https on web ports are asked, never an
 * address inside the host's network unless {@link Builder#allowPrivateAddresses()} says so; at most
 * three redirects are followed, each checked again and never from https to http; time and size have
 * an end. Names are resolved and checked directly before each request, and the JVM keeps what it
 * resolved for some seconds; a host that has switched that off should put a proxy in front.
 */
public final class OnlineRevocation implements RevocationSource {
  private static final String REQUEST = "application/ocsp-request";
  private static final String RESPONSE = "application/ocsp-response";
  private static final int MAX_SMALL_BYTES = 256 << 10;
  private static final int MAX_REDIRECTS = 3;
  private static final int NONCE_BYTES = 16;
  private static final int OK = 200;

  private final HttpFetch fetch;
  private final AddressGuard guard;
  private final SecureRandom random;
  private final InstantSource clock;
  private final int maxListBytes;
  private final boolean issuers;
  private final EvidenceCache cache;

  private OnlineRevocation(Builder builder) {
    this.fetch = new HttpFetch(builder.timeout, builder.proxy, builder.tls);
    this.guard = new AddressGuard(builder.privateAllowed);
    this.random =
        builder.random == null ? CryptoServicesRegistrar.getSecureRandom() : builder.random;
    this.clock = builder.clock;
    this.maxListBytes = builder.maxListBytes;
    this.issuers = builder.issuers;
    this.cache = new EvidenceCache(builder.cacheFor);
  }

  /**
   * Starts a source.
   *
   * @return its builder
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Answer about(X509Certificate certificate, X509Certificate issuer) {
    CertificateAddresses addresses = CertificateAddresses.of(certificate);
    List<Finding> findings = new ArrayList<>();
    RevocationEvidence evidence = RevocationEvidence.none();
    Instant now = clock.instant();
    for (String address : addresses.ocsp()) {
      evidence = evidence.and(ocsp(address, certificate, issuer, findings));
      if (isEnough(evidence, certificate, issuer, now)) {
        return new Answer(evidence, List.of());
      }
    }
    for (String address : addresses.lists()) {
      evidence = evidence.and(list(address, certificate, findings));
      if (isEnough(evidence, certificate, issuer, now)) {
        return new Answer(evidence, List.of());
      }
    }
    if (addresses.ocsp().isEmpty() && addresses.lists().isEmpty()) {
      findings.add(problem("none", certificate, ""));
    }
    return new Answer(evidence, findings);
  }

  /** Whether nothing else need be asked: it was revoked, or it was not. */
  private static boolean isEnough(
      RevocationEvidence evidence,
      X509Certificate certificate,
      X509Certificate issuer,
      Instant at) {
    return !evidence.isEmpty()
        && new RevocationCheck(evidence, at).check(List.of(certificate, issuer), at).status()
            != RevocationStatus.UNKNOWN;
  }

  private RevocationEvidence ocsp(
      String address, X509Certificate certificate, X509Certificate issuer, List<Finding> findings) {
    String key = address + " " + certificate.getSerialNumber() + " " + issuer.hashCode();
    RevocationEvidence known = cache.get(key, clock.instant());
    if (known != null) {
      return known;
    }
    boolean sm2 = "1.2.156.10197.1.501".equals(certificate.getSigAlgOID());
    // services know SHA-1 as a name for issuers; those for SM2 may know SM3 only
    List<DigestAlgorithm> names =
        sm2 ? List.of(DigestAlgorithm.SM3, DigestAlgorithm.SHA1) : List.of(DigestAlgorithm.SHA1);
    FetchFailure last = null;
    for (DigestAlgorithm name : names) {
      byte[] nonce = new byte[NONCE_BYTES];
      random.nextBytes(nonce);
      OcspExchange exchange = new OcspExchange(certificate, issuer, name, nonce);
      try {
        URI uri = guard.check(address);
        HttpFetch.Answer answer =
            fetch.send(
                HttpFetch.to(uri)
                    .header("Content-Type", REQUEST)
                    .header("Accept", RESPONSE)
                    .POST(BodyPublishers.ofByteArray(exchange.request())),
                MAX_SMALL_BYTES);
        RevocationEvidence evidence = evidence(answer, exchange);
        cache.put(key, evidence, clock.instant());
        return evidence;
      } catch (FetchFailure e) {
        last = e;
      }
    }
    findings.add(problem(Objects.requireNonNull(last).reason(), certificate, host(address)));
    return RevocationEvidence.none();
  }

  private static RevocationEvidence evidence(HttpFetch.Answer answer, OcspExchange exchange)
      throws FetchFailure {
    if (answer.status() != OK) {
      throw new FetchFailure("status", null);
    }
    if (!answer.type().equals(RESPONSE)) {
      throw new FetchFailure("unreadable", null);
    }
    RevocationEvidence evidence;
    try {
      evidence = RevocationEvidence.ocsp(answer.body());
    } catch (SidianException e) {
      throw new FetchFailure("unreadable", e);
    }
    if (!exchange.isAnsweredBy(answer.body())) {
      throw new FetchFailure("nonce", null);
    }
    return evidence;
  }

  private RevocationEvidence list(
      String address, X509Certificate certificate, List<Finding> findings) {
    RevocationEvidence known = cache.get(address, clock.instant());
    if (known != null) {
      return known;
    }
    try {
      RevocationEvidence evidence = RevocationEvidence.crl(get(address, maxListBytes));
      cache.put(address, evidence, clock.instant());
      return evidence;
    } catch (FetchFailure e) {
      findings.add(problem(e.reason(), certificate, host(address)));
    } catch (SidianException e) {
      findings.add(problem("unreadable", certificate, host(address)));
    }
    return RevocationEvidence.none();
  }

  @Override
  public List<X509Certificate> issuersOf(X509Certificate certificate) {
    if (!issuers) {
      return List.of();
    }
    List<X509Certificate> found = new ArrayList<>();
    for (String address : CertificateAddresses.of(certificate).issuers()) {
      try {
        found.addAll(X509Certificates.parseAll(get(address, MAX_SMALL_BYTES)));
      } catch (FetchFailure | SidianException e) {
        // the chain stays incomplete, and the report says so
        continue;
      }
      break;
    }
    return found;
  }

  private byte[] get(String address, int maxBytes) throws FetchFailure {
    URI uri = guard.check(address);
    for (int i = 0; i <= MAX_REDIRECTS; i++) {
      HttpFetch.Answer answer = fetch.send(HttpFetch.to(uri).GET(), maxBytes);
      if (answer.status() == OK) {
        return answer.body();
      }
      if (answer.status() / 100 != 3 || answer.location().isEmpty()) {
        throw new FetchFailure("status", null);
      }
      URI next;
      try {
        next = uri.resolve(answer.location());
      } catch (IllegalArgumentException e) {
        throw new FetchFailure("redirect", e);
      }
      if ("https".equalsIgnoreCase(uri.getScheme())
          && !"https".equalsIgnoreCase(next.getScheme())) {
        throw new FetchFailure("redirect", null);
      }
      uri = guard.check(next);
    }
    throw new FetchFailure("redirect", null);
  }

  private static String host(String address) {
    try {
      return String.valueOf(URI.create(address.strip()).getHost());
    } catch (IllegalArgumentException e) {
      return "?";
    }
  }

  private static Finding problem(String reason, X509Certificate certificate, String host) {
    return Finding.warning(
        "REVOCATION_NOT_FETCHED",
        MESSAGES.text(
            "REVOCATION_NOT_FETCHED",
            X509Certificates.displayName(certificate),
            MESSAGES.text("REVOCATION_NOT_FETCHED." + reason, host)));
  }

  @Override
  public String toString() {
    return "OnlineRevocation";
  }

  /** Collects the settings of a source; one thread at a time. */
  public static final class Builder {
    private Duration timeout = Duration.ofSeconds(5);
    private Duration cacheFor = Duration.ofMinutes(10);
    private int maxListBytes = 32 << 20;
    private InstantSource clock = InstantSource.system();
    private @Nullable SecureRandom random;
    private @Nullable ProxySelector proxy;
    private @Nullable SSLContext tls;
    private boolean privateAllowed;
    private boolean issuers;

    private Builder() {}

    /**
     * How long one exchange may take, from connecting to the last byte; by default five seconds.
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
     * How long an answer is used again without asking; by default ten minutes. Whether it is fresh
     * enough is judged each time.
     *
     * @param newCacheFor zero for never
     * @return this builder
     */
    public Builder cacheFor(Duration newCacheFor) {
      if (newCacheFor.isNegative()) {
        throw new IllegalArgumentException("the time must not be negative");
      }
      this.cacheFor = newCacheFor;
      return this;
    }

    /**
     * The longest revocation list that is read; by default 32 MB.
     *
     * @param bytes positive
     * @return this builder
     */
    public Builder maxListBytes(int bytes) {
      if (bytes <= 0) {
        throw new IllegalArgumentException("the limit must be positive");
      }
      this.maxListBytes = bytes;
      return this;
    }

    /**
     * The clock that tells the present; by default that of the machine.
     *
     * @param newClock the clock
     * @return this builder
     */
    public Builder clock(InstantSource newClock) {
      this.clock = Objects.requireNonNull(newClock, "newClock");
      return this;
    }

    /**
     * The random source of nonces; by default the host's.
     *
     * @param newRandom the source
     * @return this builder
     */
    public Builder random(SecureRandom newRandom) {
      this.random = Objects.requireNonNull(newRandom, "newRandom");
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
     * Also asks addresses inside the host's network: loopback, private and link-local ones. For
     * networks whose own authority runs there; whoever sends a document can then name such
     * addresses too.
     *
     * @return this builder
     */
    public Builder allowPrivateAddresses() {
      this.privateAllowed = true;
      return this;
    }

    /**
     * Also fetches certificates of missing issuers (AIA caIssuers). They are not trusted, but
     * anybody who makes a certificate can name the address.
     *
     * @return this builder
     */
    public Builder fetchIssuers() {
      this.issuers = true;
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
    public OnlineRevocation build() {
      return new OnlineRevocation(this);
    }
  }
}
