package cn.sidian.examples.seal;

import cn.sidian.core.net.HttpTimestampSource;
import cn.sidian.core.net.OnlineRevocation;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.RevocationSource;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.core.trust.X509Certificates;
import cn.sidian.seal.EvidenceSources;
import cn.sidian.seal.SealLevel;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the levels above B are made of, for {@code seal} and {@code extend}. */
final class EvidenceOptions {
  @Option(
      names = "--tsa",
      paramLabel = "URL",
      description = "时间戳服务地址 / address of the time-stamping authority (RFC 3161)")
  private @Nullable String tsa;

  @Option(
      names = "--tsa-policy",
      paramLabel = "OID",
      description = "要求的时间戳策略 / policy the time stamp must be made under")
  private @Nullable String tsaPolicy;

  @Option(
      names = "--trust",
      paramLabel = "PEM",
      description = "信任的根证书，可重复 / trusted roots; may be repeated")
  private List<Path> trust = List.of();

  @Option(
      names = "--crl",
      paramLabel = "F",
      description = "证书吊销列表，可重复 / revocation list; may be repeated")
  private List<Path> crls = List.of();

  @Option(
      names = "--ocsp",
      paramLabel = "F",
      description = "OCSP 响应，可重复 / OCSP response; may be repeated")
  private List<Path> ocsps = List.of();

  @Option(
      names = "--online",
      description = "在线查询证书所列的 OCSP 和吊销列表 / ask the services that certificates name")
  private boolean online;

  @Option(
      names = "--online-private",
      description = "在线查询时允许访问内网地址 / allow addresses inside this network too")
  private boolean privateAllowed;

  @Option(
      names = "--sm2-user-id",
      paramLabel = "ID",
      description = "时间戳的 SM2 用户标识 / user id of SM2 time stamps")
  private @Nullable String sm2UserId;

  /** The level of a name. */
  static SealLevel level(String name) {
    for (SealLevel level : SealLevel.values()) {
      if (level.name().equals(name)) {
        return level;
      }
    }
    throw new IllegalArgumentException(
        "unknown level " + name + "; known are " + List.of(SealLevel.values()));
  }

  /**
   * The sources.
   *
   * @param reading is told which file is read
   */
  EvidenceSources sources(Consumer<Path> reading) {
    List<X509Certificate> anchors = new ArrayList<>();
    for (Path file : trust) {
      reading.accept(file);
      anchors.addAll(X509Certificates.read(file));
    }
    EvidenceSources.Builder sources = EvidenceSources.builder(TrustAnchors.of(anchors));
    RevocationSource revocation = RevocationSource.of(evidence(crls, ocsps, reading));
    sources.revocation(online ? revocation.and(online(privateAllowed)) : revocation);
    if (tsa != null) {
      sources.timestamps(HttpTimestampSource.of(URI.create(tsa)));
    }
    if (tsaPolicy != null) {
      sources.timestampPolicy(tsaPolicy);
    }
    if (sm2UserId != null) {
      sources.sm2UserId(sm2UserId);
    }
    return sources.build();
  }

  /** Lists and responses of files. */
  static RevocationEvidence evidence(List<Path> crls, List<Path> ocsps, Consumer<Path> reading) {
    RevocationEvidence evidence = RevocationEvidence.none();
    for (Path file : crls) {
      reading.accept(file);
      evidence = evidence.and(RevocationEvidence.fromFiles(List.of(file), List.of()));
    }
    for (Path file : ocsps) {
      reading.accept(file);
      evidence = evidence.and(RevocationEvidence.fromFiles(List.of(), List.of(file)));
    }
    return evidence;
  }

  /** The services that certificates name. */
  static RevocationSource online(boolean privateAllowed) {
    OnlineRevocation.Builder builder = OnlineRevocation.builder().fetchIssuers();
    return (privateAllowed ? builder.allowPrivateAddresses() : builder).build();
  }
}
