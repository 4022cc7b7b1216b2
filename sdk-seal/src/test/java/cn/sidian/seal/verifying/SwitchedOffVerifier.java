package cn.sidian.seal.verifying;

import cn.sidian.core.SidianException;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.SealAcceptancePolicy;
import java.time.InstantSource;
import java.util.function.BiFunction;

/** A verifier as the loader of {@link SwitchedOff} sees it; answers with the report as JSON. */
public final class SwitchedOffVerifier implements BiFunction<byte[], TrustAnchors, String> {
  @Override
  public String apply(byte[] pdf, TrustAnchors anchors) {
    try {
      return PdfSealVerifier.builder(anchors)
          .policy(SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION)
          .clock(InstantSource.fixed(Given.NOW))
          .build()
          .verify(pdf)
          .toJson();
    } catch (SidianException e) {
      return "{\"verdict\":\"" + e.code() + "\"}";
    }
  }
}
