/** Issues, shows, copies, verifies and traces electronic certificates. */
module cn.sidian.certificate {
  requires static transitive org.jspecify;
  requires transitive cn.sidian.core;
  requires transitive cn.sidian.seal;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires io.nayuki.qrcodegen;
  requires java.desktop;
  requires java.sql;
  requires org.apache.fontbox;
  requires org.apache.pdfbox;
  requires org.apache.pdfbox.io;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.slf4j;

  exports cn.sidian.certificate;
  exports cn.sidian.certificate.catalog;
  exports cn.sidian.certificate.code;
  exports cn.sidian.certificate.collect;
  exports cn.sidian.certificate.copy;
  exports cn.sidian.certificate.issuer;
  exports cn.sidian.certificate.layout;
  exports cn.sidian.certificate.life;
  exports cn.sidian.certificate.quality;
  exports cn.sidian.certificate.register;
}
