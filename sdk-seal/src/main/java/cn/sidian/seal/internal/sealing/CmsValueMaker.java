package cn.sidian.seal.internal.sealing;

import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.seal.internal.cms.CmsTemplate;

/** A CMS signature by a key that is at hand. */
public final class CmsValueMaker implements SignatureValueMaker {
  private final CmsTemplate template;
  private final SignatureSuite suite;
  private final SigningKey key;

  public CmsValueMaker(CmsTemplate template, SignatureSuite suite, SigningKey key) {
    this.template = template;
    this.suite = suite;
    this.key = key;
  }

  @Override
  public int expectedLength() {
    return template.maxLength();
  }

  @Override
  public byte[] make(byte[] digest) {
    byte[] attributes = template.signedAttributes(digest);
    return template.assemble(attributes, key.sign(suite, attributes));
  }
}
