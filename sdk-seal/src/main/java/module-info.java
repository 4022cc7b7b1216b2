/** Seals PDFs and verifies the seals. */
module cn.sidian.seal {
  requires static transitive org.jspecify;
  requires transitive cn.sidian.core;
  requires com.fasterxml.jackson.databind;
  requires java.desktop;
  requires org.apache.fontbox;
  requires org.apache.pdfbox;
  requires org.apache.pdfbox.io;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.slf4j;

  exports cn.sidian.seal;
  exports cn.sidian.seal.image;
}
