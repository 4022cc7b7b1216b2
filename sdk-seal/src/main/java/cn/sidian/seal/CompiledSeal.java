package cn.sidian.seal;

import cn.sidian.core.Limits;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.seal.image.SealFont;
import cn.sidian.seal.internal.appearance.FontChain;
import cn.sidian.seal.internal.appearance.FontFace;
import cn.sidian.seal.internal.appearance.SealAppearance;
import cn.sidian.seal.internal.cms.CmsTemplate;
import cn.sidian.seal.internal.longterm.LongTerm;
import cn.sidian.seal.internal.sealing.CmsValueMaker;
import cn.sidian.seal.internal.sealing.NoteText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is made once for all documents of a sealer: the profile, checked against the key; the face
 * with its fonts; the signature structure; and how a level above B is reached.
 *
 * @param profile the profile asked for, or the usual one for the key
 * @param cms the prepared signature structure
 * @param values what fills the hole
 * @param appearance the prepared face and fonts
 * @param longTerm evidence and time stamps, or null for level B
 */
record CompiledSeal(
    SealProfile profile,
    CmsTemplate cms,
    CmsValueMaker values,
    SealAppearance appearance,
    @Nullable LongTerm longTerm) {

  /**
   * Compiles.
   *
   * @param wanted the profile, or null for the usual one
   * @param fonts tried before those of the SDK
   * @param sources who stamps the time and where evidence comes from; null for level B
   * @throws IllegalArgumentException if the profile does not fit the key
   * @throws cn.sidian.core.SidianException if the face cannot be drawn
   */
  static CompiledSeal of(
      Seal seal,
      SigningKey key,
      @Nullable SealProfile wanted,
      List<SealFont> fonts,
      SealLevel level,
      @Nullable EvidenceSources sources,
      Limits limits) {
    SealProfile profile = wanted == null ? usualProfile(key) : wanted;
    profile
        .suite()
        .objection(key.certificate().getPublicKey())
        .ifPresent(
            objection -> {
              throw new IllegalArgumentException(
                  "profile " + profile.name() + " does not fit the key: " + objection);
            });
    SealAppearance appearance =
        new SealAppearance(
            seal.image(),
            new FontChain(fonts.stream().map(font -> FontFace.parse(font.font())).toList()),
            NoteText.COMMON);
    CmsTemplate cms = new CmsTemplate(profile.suite(), key.certificateChain());
    LongTerm longTerm =
        sources == null || level == SealLevel.B
            ? null
            : new LongTerm(level, sources, profile.suite().digest(), limits);
    return new CompiledSeal(
        profile,
        cms,
        new CmsValueMaker(
            cms, profile.suite(), key, longTerm == null ? null : longTerm.timestamps()),
        appearance,
        longTerm);
  }

  private static SealProfile usualProfile(SigningKey key) {
    return SealProfile.usualFor(key.certificate().getPublicKey())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no profile takes the key of this certificate; use SM2, RSA of at least 2048"
                        + " bits, P-256 or P-384"));
  }
}
