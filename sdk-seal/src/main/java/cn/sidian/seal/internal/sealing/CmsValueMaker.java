package cn.sidian.seal.internal.sealing;

import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.seal.internal.cms.CmsTemplate;
import cn.sidian.seal.internal.timestamp.TimestampClient;
import org.jspecify.annotations.Nullable;

/** A CMS signature by a key that is at hand. */
public final class CmsValueMaker implements SignatureValueMaker {
  private final CmsTemplate template;
  private final SignatureSuite suite;
  private final SigningKey key;
  private final @Nullable TimestampClient timestamps;

  /**
   * A maker.
   *
   * @param template the prepared structure
   * @param suite the algorithms
   * @param key who signs
   * @param timestamps who stamps the signature, or null for none
   */
  public CmsValueMaker(
      CmsTemplate template,
      SignatureSuite suite,
      SigningKey key,
      @Nullable TimestampClient timestamps) {
    this.template = template;
    this.suite = suite;
    this.key = key;
    this.timestamps = timestamps;
  }

  /** Who stamps the signature, or null. */
  @Nullable TimestampClient timestamps() {
    return timestamps;
  }

  @Override
  public int expectedLength() {
    return timestamps == null
        ? template.maxLength()
        : template.maxLength() + CmsTemplate.lengthWith(timestamps.expectedLength());
  }

  @Override
  public byte[] make(byte[] digest) {
    byte[] attributes = template.signedAttributes(digest);
    byte[] signature = key.sign(suite, attributes);
    return timestamps == null
        ? template.assemble(attributes, signature)
        : template.assembleStamped(
            attributes, signature, timestamps.stamp(timestamps.digest().digest(signature)));
  }
}
