package cn.sidian.examples.seal;

import cn.sidian.core.net.HttpTimestampSource;
import cn.sidian.core.trust.RevocationSource;
import cn.sidian.examples.cli.OnlineOptions;
import cn.sidian.examples.cli.TrustOptions;
import cn.sidian.seal.EvidenceSources;
import cn.sidian.seal.SealLevel;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the levels above B are made of, for {@code seal} and {@code extend}. */
final class EvidenceOptions {
  @Mixin private TrustOptions trust;
  @Mixin private OnlineOptions online;

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
    EvidenceSources.Builder sources = EvidenceSources.builder(trust.anchors(reading));
    RevocationSource revocation = RevocationSource.of(trust.evidence(reading));
    sources.revocation(online.source().map(revocation::and).orElse(revocation));
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
}
