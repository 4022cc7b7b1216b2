package cn.sidian.seal.internal.sealing;

import cn.sidian.core.Limits;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.seal.FieldLock;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SealProfile;
import cn.sidian.seal.internal.appearance.SealAppearance;
import cn.sidian.seal.internal.cms.CmsTemplate;
import cn.sidian.seal.internal.timestamp.TimestampClient;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is the same for all documents of a sealer, compiled.
 *
 * @param seal the seal
 * @param key who signs
 * @param profile how
 * @param cms the prepared signature structure
 * @param valueMaker what fills the hole
 * @param appearance the prepared face and fonts
 * @param clock the time of issue
 * @param zone the zone times are shown in
 * @param random voucher numbers and initialisation vectors
 * @param certification what a certifying seal still allows
 * @param fieldLock the fields to lock, or null
 * @param fieldName how new fields are called; a number is added
 * @param words reason, location, contact and signer name
 * @param limits of reading
 * @param waivers conditions that the caller gave up
 */
public record SealingSettings(
    Seal seal,
    SigningKey key,
    SealProfile profile,
    CmsTemplate cms,
    SignatureValueMaker valueMaker,
    SealAppearance appearance,
    InstantSource clock,
    ZoneId zone,
    SecureRandom random,
    SealCertification certification,
    @Nullable FieldLock fieldLock,
    String fieldName,
    Words words,
    Limits limits,
    Waivers waivers) {

  /** These settings with one more signed attribute; see {@link CmsTemplate#with}. */
  public SealingSettings withSignedAttribute(String type, byte[] octets) {
    if (type.startsWith("1.2.840.113549.1.9.")) {
      throw new IllegalArgumentException(
          "attributes of PKCS #9 are the sealer's own business; use an identifier of yours");
    }
    CmsTemplate more = cms.with(type, octets);
    TimestampClient timestamps =
        valueMaker instanceof CmsValueMaker maker ? maker.timestamps() : null;
    return new SealingSettings(
        seal,
        key,
        profile,
        more,
        new CmsValueMaker(more, profile.suite(), key, timestamps),
        appearance,
        clock,
        zone,
        random,
        certification,
        fieldLock,
        fieldName,
        words,
        limits,
        waivers);
  }

  /** Optional entries of the signature dictionary. */
  public record Words(
      @Nullable String reason,
      @Nullable String location,
      @Nullable String contact,
      @Nullable String signerName) {}

  /** Conditions that the caller gave up by a long-named option. */
  public record Waivers(boolean forbiddenByEarlierSignature, boolean certificateValidity) {}
}
